/** The form in React 19, which sets properties and listens to events of any element. */

import { useState } from "react";
import "place-readiness/form";

/** Hands `answers` to the form, and shows what the form tells. */
export function Assessment({ answers, place }) {
  const [told, setTold] = useState(null);
  const [finished, setFinished] = useState(false);

  return (
    <main>
      <h1>The form in React</h1>
      <place-readiness-form
        rubric="place-readiness"
        place={place}
        {...(answers ? { assessment: answers } : {})}
        onchange={(event) => setTold(event.detail)}
        onsubmit={() => setFinished(true)}
      />
      {told && (
        <p id="told">
          {told.assessment.place.name}: {told.result.overall.answered} answered
          {finished && ", finished"}
        </p>
      )}
    </main>
  );
}

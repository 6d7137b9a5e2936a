/**
 * The form in Vue 3. In a template, write `<place-readiness-form :assessment="answers"
 * @change="told = $event.detail">`, and tell the compiler that it is no component of yours:
 * `isCustomElement: (tag) => tag.startsWith("place-readiness-")`.
 */

import { defineComponent, h, shallowRef } from "vue";
import "place-readiness/form";

/** Hands `answers` to the form, and shows what the form tells. */
export const Assessment = defineComponent({
  props: { answers: { type: Object, default: undefined }, place: { type: String, default: "" } },
  setup(props) {
    // Shallow: what the form tells is plain data, and nobody changes it in place.
    const told = shallowRef(null);
    const finished = shallowRef(false);

    const form = () =>
      h("place-readiness-form", {
        rubric: "place-readiness",
        place: props.place,
        ...(props.answers ? { assessment: props.answers } : {}),
        onChange: (event) => (told.value = event.detail),
        onSubmit: () => (finished.value = true),
      });
    const summary = ({ assessment, result }) =>
      h("p", { id: "told" }, [
        `${assessment.place.name}: ${result.overall.answered} answered`,
        finished.value ? ", finished" : "",
      ]);
    return () =>
      h("main", [h("h1", "The form in Vue"), form(), told.value ? summary(told.value) : null]);
  },
});

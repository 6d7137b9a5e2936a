/** The two doors to the engine, as the vectors open them. */

import type { Engine } from "../../form/model.js";
import type { ColumnScores, EvidenceInput } from "../../types.js";
import { differences, type Door, type Vector } from "./vector.js";

/** The npm package. */
export type Api = typeof import("../../types.js");

/** The vectors through the npm package: all of them. */
export function fullDoor(api: Api): Door {
  return {
    made(vector) {
      if (vector.has("name")) {
        return { id: api.placeId(vector.data("name")) };
      }
      if (!vector.has("rubric")) {
        return evidenceOf(api, vector);
      }
      const rubric = rubricOf(api, vector);
      if (vector.has("newer")) {
        return rubric.compareTo(new api.Rubric(vector.data("newer")));
      }
      if (vector.has("columns")) {
        const columns = (vector.data("columns") as number[][]).map((it) => Uint8Array.from(it));
        return plain(rubric.scoreColumns(columns, vector.data("blanks") ?? undefined));
      }
      return vector.has("assessment") ? scored(rubric, vector) : null;
    },
  };
}

function evidenceOf(api: Api, vector: Vector): EvidenceInput | null {
  if (!vector.has("evidence")) {
    return null;
  }
  return vector.isText("evidence")
    ? api.readEvidenceYaml(vector.text("evidence"))
    : api.readEvidence(vector.data("evidence"));
}

function rubricOf(api: Api, vector: Vector): InstanceType<Api["Rubric"]> {
  if (!vector.isText("rubric")) {
    return new api.Rubric(vector.data("rubric"), evidenceOf(api, vector));
  }
  const evidence = vector.has("evidence") ? vector.text("evidence") : null;
  return api.Rubric.fromYaml(vector.text("rubric"), evidence);
}

function scored(rubric: InstanceType<Api["Rubric"]>, vector: Vector): unknown {
  const admitted = vector.isText("assessment")
    ? rubric.admitYaml(vector.text("assessment"))
    : rubric.admit(vector.data("assessment"));
  const again = differences(admitted, rubric.admit(admitted));
  if (again.length > 0) {
    throw new Error(`an assessment that is written reads back the same: ${again.join("; ")}`);
  }
  return rubric.score(admitted);
}

/** Columns as lists, as vectors have them. */
function plain(scores: ColumnScores): unknown {
  const { overall, coverage, pooled, groups } = scores;
  const list = (column: Float64Array) => Array.from(column);
  return {
    overall: list(overall),
    coverage: list(coverage),
    pooled: list(pooled),
    groups: groups.map(list),
  };
}

/** Whether the door of the form can open a vector: its documents come as data. */
export function isForSlim(vector: Vector): boolean {
  const names = ["rubric", "evidence", "assessment"];
  const other = ["newer", "columns"].some((name) => vector.has(name));
  return vector.has("rubric") && !other && !names.some((name) => vector.isText(name));
}

/** A vector through the engine of the single file, once that has loaded the rubric, or refused. */
export function slimDoor(load: () => Engine): Door {
  return {
    made(vector) {
      const engine = load();
      return vector.has("assessment")
        ? engine.score(engine.admit(vector.data("assessment")))
        : null;
    },
  };
}

import type { Code, Kind, Place, Report, Text } from "./schema.js";

/** What both exceptions have in common. `message` is English; `text` and `help` are in both languages. */
declare class Reported extends globalThis.Error {
  protected constructor();
  /** The stable code. */
  readonly code: Code;
  /** How to mend it. */
  readonly help: Text;
  /** Where in the input. */
  readonly place: Place;
  /** Everything that was found, at least one. */
  readonly reports: Report[];
  /** The law or formal source; empty where there is none. */
  readonly source: string;
  /** What happened. */
  readonly text: Text;
}

/** A lawful "no": the rule that stands against an act. */
export class Refusal extends Reported {
  private constructor();
  readonly kind: Extract<Kind, "refusal">;
  readonly name: "Refusal";
}

/** Bad input, a race that was lost, a store that failed, or a mistake of this library. */
export class BanjianError extends Reported {
  private constructor();
  readonly kind: Exclude<Kind, "refusal">;
  readonly name: "BanjianError";
}

// The two classes in which everything comes that is not an answer.

/** What both have in common: the reports, and the first one's fields. */
class Reported extends globalThis.Error {
  constructor(reports) {
    const lines = reports.map((report) => {
      const { file, line, column, path } = report.place;
      return [file, line, column, path].filter((part) => part !== undefined).join(":") + "\0" + report.message.en;
    });
    super(lines.map((line) => line.replace(/^\0/, "").replace("\0", ": ")).join("\n"));
    const [first] = reports;
    /** The stable code. */
    this.code = first.code;
    /** How to mend it, in both languages. */
    this.help = first.help;
    /** `refusal`, `error` or `defect`. */
    this.kind = first.kind;
    /** Where in the input. */
    this.place = first.place;
    /** Everything that was found. */
    this.reports = reports;
    /** The law or formal source; empty where there is none. */
    this.source = first.source;
    /** What happened, in both languages; `message` is the English, with the place. */
    this.text = first.message;
  }
}

/** A lawful "no": the rule that stands against an act. */
export class Refusal extends Reported {
  get name() {
    return "Refusal";
  }
}

/** Bad input, a race that was lost, a store that failed, or a mistake of this library. */
export class BanjianError extends Reported {
  get name() {
    return "BanjianError";
  }
}

/** The exception for some reports. */
export function thrown(text) {
  const reports = JSON.parse(text);
  return reports[0].kind === "refusal" ? new Refusal(reports) : new BanjianError(reports);
}

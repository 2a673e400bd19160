// What crosses into the module: text without lone surrogates, and plain values as strict JSON. Each function answers
// with the value, or throws the name of what is wrong, for which the module has the words.

/** How deep a value may nest. */
const DEPTH = 100;

/** A text in which a surrogate stands alone has no UTF-8. */
const LONE = /[\uD800-\uDFFF]/u;

/** The text that a value is. */
export function textOf(value) {
  if (typeof value !== "string") throw "text";
  if (LONE.test(value)) throw "surrogate";
  return value;
}

/** The JSON of a plain value: objects, arrays, texts, finite numbers, booleans, null; a field that is undefined is left out. */
export function jsonOf(value) {
  return written(value, []);
}

/** Whether the value is a `Uint8Array`, of whichever window. */
export function isBytes(value) {
  return Object.prototype.toString.call(value) === "[object Uint8Array]";
}

function written(value, above) {
  switch (typeof value) {
    case "string":
      return JSON.stringify(textOf(value));
    case "number":
      if (!Number.isFinite(value)) throw "number";
      return JSON.stringify(value);
    case "boolean":
      return String(value);
    case "object":
      if (value === null) return "null";
      break;
    default:
      throw "plain";
  }
  if (above.includes(value)) throw "cycle";
  if (above.length === DEPTH) throw "deep";
  const path = [...above, value];
  if (Array.isArray(value)) return `[${Array.from(value, (one) => written(one, path)).join(",")}]`;
  const kind = Object.getPrototypeOf(value);
  // An object of another window has another prototype, whose own prototype is null too.
  if (kind !== null && Object.getPrototypeOf(kind) !== null) throw "plain";
  const fields = Object.keys(value).map((name) => [name, value[name]]);
  const known = fields.filter(([, field]) => field !== undefined);
  return `{${known.map(([name, field]) => `${JSON.stringify(textOf(name))}:${written(field, path)}`).join(",")}}`;
}

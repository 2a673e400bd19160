// Characters that the fonts of this device lack: drawn on a canvas, they look like one that no font has.
//
// A browser that writes the code point into the box by itself (Firefox) needs no mark, and gets none. A character of
// a private-use area is marked always: what a font draws there is that font's own.

/** Common ones are not measured: all up to the kana and the unified ideographs of 1993, Hangul, full-width forms. */
function isCommon(point) {
  return point < 0x3400 || (point >= 0x4e00 && point <= 0x9fa5) || (point >= 0xac00 && point <= 0xd7a3)
    || (point >= 0xf900 && point <= 0xfaff) || (point >= 0xfe00 && point <= 0xffef);
}

function isPrivate(point) {
  return (point >= 0xe000 && point <= 0xf8ff) || point >= 0xf0000;
}

const SIZE = 32;
const known = new Map();
let pen;
let tofu;

function picture(text) {
  pen ??= Object.assign(document.createElement("canvas"), { width: 2 * SIZE, height: 2 * SIZE })
    .getContext("2d", { willReadFrequently: true });
  pen.clearRect(0, 0, 2 * SIZE, 2 * SIZE);
  pen.font = `${SIZE}px ${getComputedStyle(document.body).fontFamily}`;
  pen.textBaseline = "top";
  pen.fillText(text, 4, 4);
  return pen.getImageData(0, 0, 2 * SIZE, 2 * SIZE).data.join();
}

function isMissing(character) {
  // Two that no font has: one of each length in UTF-16, as some systems draw another box for each.
  tofu ??= new Set([picture("\u0378"), picture("\u{2fffe}"), picture(" ")]);
  return tofu.has(picture(character));
}

/** Whether a character must be marked. */
export function isRare(character) {
  const point = character.codePointAt(0);
  if (isCommon(point)) return false;
  if (!known.has(character)) known.set(character, isPrivate(point) || isMissing(character));
  return known.get(character);
}

/** A text in parts; those with a `code`, as `U+20BB7`, are to be marked. */
export function parts(text) {
  const found = [];
  for (const character of text) {
    const rare = isRare(character);
    const code = rare ? `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` : undefined;
    const last = found.at(-1);
    if (!rare && last && !last.code) last.text += character;
    else found.push({ text: character, code });
  }
  return found;
}

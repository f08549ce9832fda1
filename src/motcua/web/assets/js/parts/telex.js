// Telex: Vietnamese letters from the keys of a plain keyboard. Pure: a word and a key in, the new word out.

const TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
const TONE_MARKS = new Set(Object.values(TONES));
const HAT = "\u0302";
const BREVE = "\u0306";
const HORN = "\u031b";
const VOWELS = new Set("aeiouy");

/**
 * Return what becomes of `word` when `key` (one letter) is typed after it. Doubling aa, ee, oo, dd and w make the
 * letters â, ê, ô, đ, ă, ơ, ư; s f r x j set the tone, z takes it off; the same key again takes its effect back and
 * types the letter. Where a tone stands follows the usual spelling: hòa, thủy, mượn, giữa, quý.
 */
export function typeKey(word, key) {
  const parsed = parse(word);
  const low = key.toLowerCase();
  const changed = low in TONES || low === "z" ? setTone(parsed, low) : low === "w" ? setHook(parsed, key) : setDouble(parsed, low);
  if (changed === false) append(parsed, key);
  return compose(parsed);
}

/** Letters of a word, each with its base, its mark and whether it is a capital; and the tone of the word. */
function parse(word) {
  const letters = [];
  let tone = "";
  for (const sign of word.normalize("NFD")) {
    if (TONE_MARKS.has(sign)) tone = sign;
    else if (sign === HAT || sign === BREVE || sign === HORN) letters.at(-1).mark = sign;
    else if (sign === "đ" || sign === "Đ") letters.push({ base: sign === "đ" ? "d" : "D", mark: "-" });
    else letters.push({ base: sign, mark: "" });
  }
  return { letters, tone };
}

const low = (letter) => letter.base.toLowerCase();

/** The places of the vowels that are heard: not the u of qu, nor the i of gi before another vowel. */
function vowels(letters) {
  return letters
    .map((letter, place) => place)
    .filter((place) => {
      const [before, here, after] = [letters[place - 1], letters[place], letters[place + 1]];
      if (!VOWELS.has(low(here))) return false;
      const follows = after !== undefined && VOWELS.has(low(after));
      const silent = { u: "q", i: "g" }[low(here)];
      return !(silent && place === 1 && before !== undefined && low(before) === silent && follows && !here.mark);
    });
}

/** The last vowels that stand together: what a mark can still be meant for. */
function core(letters) {
  const places = vowels(letters);
  return places.filter((place, number) => places.at(-1) - place === places.length - 1 - number);
}

function setTone(word, key) {
  if (vowels(word.letters).length === 0) return false;
  if (key === "z") {
    if (!word.tone) return false;
    word.tone = "";
    return true;
  }
  const undone = word.tone === TONES[key];
  word.tone = undone ? "" : TONES[key];
  return !undone;
}

/** w: a horn on u and o, a breve on a; a w of its own is ư. */
function setHook(word, key) {
  const { letters } = word;
  const places = core(letters);
  const pair = places.findIndex((place, number) => low(letters[place]) === "u" && low(letters[places[number + 1]] ?? { base: "" }) === "o");
  if (pair >= 0) {
    const both = [letters[places[pair]], letters[places[pair + 1]]];
    const undone = both.every((letter) => letter.mark === HORN);
    for (const letter of both) letter.mark = undone ? "" : HORN;
    return !undone;
  }
  const place = hooked(letters, places);
  if (place === undefined) {
    if (places.length > 0) return false;
    letters.push({ base: key === "W" ? "U" : "u", mark: HORN });
    return true;
  }
  const mark = low(letters[place]) === "a" ? BREVE : HORN;
  const undone = letters[place].mark === mark;
  letters[place].mark = undone ? "" : mark;
  return !undone;
}

/** Which vowel a w means: the u of ua (mưa), else the last of a, o, u. */
function hooked(letters, places) {
  const open = places.filter((place) => "aou".includes(low(letters[place])));
  const last = open.at(-1);
  const before = open.at(-2);
  const isUa = before !== undefined && low(letters[before]) === "u" && low(letters[last]) === "a";
  return isUa ? before : last;
}

/** aa, ee, oo, dd, also with letters in between. */
function setDouble(word, key) {
  const { letters } = word;
  if (key === "d") return cross(letters);
  if (!["a", "e", "o"].includes(key)) return false;
  const place = core(letters).findLast((one) => low(letters[one]) === key);
  if (place === undefined) return false;
  const undone = letters[place].mark === HAT;
  letters[place].mark = undone ? "" : HAT;
  return !undone;
}

/** dd side by side anywhere (QĐ), or a d after the vowels of a word that begins with one (dad is đa). */
function cross(letters) {
  const [first, last] = [letters[0], letters.at(-1)];
  const target = last && low(last) === "d" ? last : vowels(letters).length > 0 && low(first) === "d" ? first : undefined;
  if (!target) return false;
  const undone = target.mark === "-";
  target.mark = undone ? "" : "-";
  return !undone;
}

/** A letter after ưo closes it to ươ: thuwong is thương. */
function append(word, key) {
  const { letters } = word;
  const [before, last] = letters.slice(-2);
  if (last && before && low(before) === "u" && before.mark === HORN && low(last) === "o" && !last.mark) last.mark = HORN;
  letters.push({ base: key, mark: "" });
}

/** Where the tone stands: on the marked vowel, else the last before a consonant, else the first of two, the middle of three. */
function toneAt(letters) {
  const places = vowels(letters);
  const marked = places.filter((place) => letters[place].mark);
  if (marked.length > 0) return marked.at(-1);
  if (places.length === 0) return undefined;
  const closed = places.at(-1) < letters.length - 1;
  if (places.length === 2) return closed ? places[1] : places[0];
  return places.length > 2 ? places[1] : places[0];
}

function compose({ letters, tone }) {
  const place = tone ? toneAt(letters) : undefined;
  const signs = letters.map(({ base, mark }, number) => {
    const letter = mark === "-" ? (base === "D" ? "Đ" : "đ") : base + mark;
    return number === place ? letter + tone : letter;
  });
  return signs.join("").normalize("NFC");
}

// Folds what is typed as `graph/model/name_folding.py` folds names, with its tables (`cg.foldingTables`).
((cg) => {
  const tables = cg.foldingTables;
  const [removed, apostropheLetters, apostrophes, syllabic, greekOu] = [
    tables.removed, tables.apostrophe_letter, tables.apostrophe, tables.syllabic, tables.greek_ou,
  ].map((pattern) => new RegExp(pattern, "gu"));
  const letters = new Map(Object.entries(tables.letters));
  const latin = new Map(Object.entries(tables.latin));
  const isAscii = (text) => !/[^\0-\x7f]/.test(text);

  /** Return a text in small letters, without accents and other marks that may be left out. */
  function foldText(text) {
    if (isAscii(text)) return text.toLowerCase();
    const bare = text.normalize("NFKD").replace(removed, "").toLowerCase().replace(apostropheLetters, "'");
    return [...bare].map((letter) => letters.get(letter) ?? letter).join("").normalize("NFC");
  }

  /** Return the folded words of a text, in its own script. */
  function foldedWords(text) {
    return foldText(text).replace(syllabic, " $& ").match(/[\p{L}\p{M}\p{N}]+/gu) || [];
  }

  /** Return a character in Latin letters, or null where the page does not know how to. */
  function latinCharacter(character) {
    if (isAscii(character)) return character;
    if (!/[\p{L}\p{M}\p{N}]/u.test(character)) return " ";
    const folded = foldText(character);
    return latin.get(character) ?? (isAscii(folded) ? folded : null);
  }

  /** Return the words of a text in Latin letters; none if it has a character that cannot be transliterated here. */
  function latinWords(text) {
    const composed = text.normalize("NFKC").replace(greekOu, "ou").replace(apostropheLetters, "'").toLowerCase();
    const characters = [...composed].map(latinCharacter);
    return characters.includes(null) ? [] : characters.join("").match(/[0-9a-z]+/g) || [];
  }

  /** Return the different spellings of a text as lists of words: its own, without apostrophes, in Latin letters. */
  function spellings(text) {
    const all = [foldedWords(text), foldedWords(text.replace(apostrophes, ""))];
    const folded = foldText(text);
    if (!isAscii(folded)) all.push(latinWords(text), latinWords(folded));
    const different = new Map(all.filter((words) => words.length).map((words) => [words.join(" "), words]));
    return [...different.values()];
  }

  cg.nameFolding = { spellings };
})(cg);

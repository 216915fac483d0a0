// From text to the terms that are indexed and looked up: words in lower case without accents, in American spelling (it
// does not matter which, as long as it is one), with numbers in digits, cut to their stems by Snowball.

const list = (text) => text.split(/\s+/);

// Words that say nothing of what is looked for. Kept short: a word that could be the subject is not among them.
const STOP = new Set(
  list(`a about am an and any are as at be because been being but by can could did do does doing done
  for from get gets got had has have having he her here hers him his i if in into is it its just let me my not of on or
  our ours please r she should so some such than that the their theirs them then there these they this those to too us v
  versus very vs was we were what when where which who whom whose why will with would you your yours`),
);

// Words of questions that say little: they count, but not for much.
const WEAK_WORDS = list(`actually already also always anyone anything ask asked asking back call called came come comes
  different else ever everyone everything exactly find found gave give given go goes going gone happen happened happening
  happens knew know like look made make makes making many maybe mean meaning means more most much need needs new now once
  one only other others people person put quite really role said same saw say says see seen show someone something soon
  still sure take taken takes taking tell tells thing things think thought told took tried try turn use used uses using
  want wants way ways went whether without yes yet`);

// Words that are written in another way: numbers in words, short months. Words without a colon are their own stems,
// because their stem is that of another word that is everywhere (law, immigration, nation, effect).
const SAME = new Map(
  list(`two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 fifteen:15
  twenty:20 thirty:30 forty:40 fifty:50 sixty:60 ninety:90 jan:january feb:february apr:april jun:june jul:july aug:august
  sep:september sept:september oct:october nov:november dec:december gray:grey programme:program programmes:programs
  judgement:judgment judgements:judgments lawfully:lawful lawfulness:lawful immigrants:immigrant
  nationalities:nationality effectively:effective effectiveness:effective`).map((each) => each.split(":")),
);
const KEPT = new Set(["lawful", "immigrant", "nationality", "effective"]);

// British to American spelling.
const SPELLING = [
  [/^([a-z]{3,})is(e|ed|es|er|ers|ing|ation|ations|ational)$/, "$1iz$2"],
  [/^([a-z]{3,})ys(e|ed|es|er|ers|ing)$/, "$1yz$2"],
  [/^([a-z]{2,})our(s|ed|ing|able|al|ful|ite|hood)?$/, "$1or$2"],
  [/^([a-z]{2,})tre(s|d)?$/, "$1ter$2"],
  [/^(def|off|lic|pret)ens(e|es)$/, "$1enc$2"],
  [/^([a-z]{2,}[aeiou]l)l(ed|ing|er|ers)$/, "$1$2"],
  [/^([a-z]{2,})ogue(s)?$/, "$1og$2"],
];
const MONTHS = list("january february march april may june july august september october november december");

const WORD = /\d+(?:\.\d+)+|[\p{L}\p{N}]+(?:'\p{L}+)*/gu;
const stemmer = new EnglishStemmer();
const read = new Map(); // each word of a text as { word, term }: how it is looked up in the tables, and its term

// The words of a text in order: “Café’s £6 million” gives cafe, 6m.
const wordsOf = (text) => readings(text).map(({ word }) => word);
const termsOf = (text) => readings(text).map(({ term }) => term);

function readings(text) {
  return (plain(text).match(WORD) ?? []).map((each) => {
    let found = read.get(each);
    if (!found) read.set(each, (found = reading(each)));
    return found;
  });
}

function reading(written) {
  const bare = written.replace(/'s?$/, "").replaceAll("'", "");
  const word = SAME.get(bare) ?? bare.replace(/^(\d+)(?:st|nd|rd|th|s)$/, "$1");
  return { word, term: termOf(word) };
}

function termOf(word) {
  if (!/^[a-z]{3,}$/.test(word) || STOP.has(word) || KEPT.has(word)) return word;
  const british = /[iy]s|our|tre|ens|ll|ogue/.test(word);
  return stemmer.stemWord(british ? SPELLING.reduce((spelt, [is, becomes]) => spelt.replace(is, becomes), word) : word);
}

function plain(text) {
  const ascii = /^[\0-\x7f]*$/.test(text)
    ? text
    : text
        .normalize("NFKD")
        .replace(/\p{M}+/gu, "")
        .replace(/[’ʼ]/g, "'");
  const low = ascii.toLowerCase();
  if (!/[\d%]/.test(low)) return low;
  return low
    .replace(
      /\b((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(\d\d))?\b/g,
      (_, year, month, day) => `${Number(day ?? 0) || ""} ${MONTHS[month - 1]} ${year}`,
    )
    .replaceAll("%", " percent ")
    .replace(/(\d),(?=\d{3}(?!\d))/g, "$1")
    .replace(/(\d) ?(?:million|mn|m)\b/g, "$1m");
}

const WEAK = new Set(WEAK_WORDS.map(termOf));

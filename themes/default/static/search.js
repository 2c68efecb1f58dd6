// Search. Loaded when it is first used, by theme.js or by the page to search on. All words that a reader sees stand in the
// template; all that is found is put into the page as text.
//
// The files beside the search page hand their data to factboxSearch(name, data): `index`, `terms/N`, `pages/N`. Script
// elements load them, since pages from disk can load nothing else. How terms and postings are made is said in
// src/pages/search/terms.rs and index.rs; terms() is held to the same table as those.
(() => {
  const UNSPACED = '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u312f\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';
  const WORD = '[\\p{L}\\p{M}\\p{N}\\u00ad\\u200d]';
  const RUNS = new RegExp(`((?:(?=[${UNSPACED}])${WORD})+)|(?:(?![${UNSPACED}])${WORD})+`, 'gu');
  const DROPPED = /[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670\u200d]/g;
  const LETTERS = { ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ς: 'σ' };
  const LONGEST = 32;

  const normal = (text) => text.normalize('NFKC').toLowerCase().normalize('NFD').replace(DROPPED, '')
    .replace(/[ßæœþøłđðħıς]/g, (letter) => LETTERS[letter]).normalize('NFC');

  /** The words of a text in normal form: `unspaced` ones as lists of characters. */
  const words = (text) => [...normal(text).matchAll(RUNS)].map(([run, unspaced]) => (
    unspaced ? { characters: [...run] } : { term: [...run].slice(0, LONGEST).join('') }));

  const pairs = (characters) => characters.map((character, at) => character + (characters[at + 1] ?? ''));

  const terms = (text) => words(text).flatMap(({ term, characters }) => (characters ? pairs(characters) : [term]));

  // What is fetched.

  const arrived = new Map();
  const asked = new Map();
  globalThis.factboxSearch = (name, data) => arrived.set(name, data);
  globalThis.factboxSearch.terms = terms;

  const box = document.querySelector('.search-box');
  if (!box) return;
  const { dataset } = box;
  // The language of the words, which is not always that of the page.
  const { lang } = box.closest('[lang]');
  let version = '';

  const load = (name) => {
    if (!asked.has(name)) {
      asked.set(name, new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.src = `${dataset.root}search/${name}.js${version && `?${version}`}`;
        script.onload = () => (arrived.has(name) ? resolve(arrived.get(name)) : reject(new Error(name)));
        script.onerror = () => {
          asked.delete(name);
          reject(new Error(name));
        };
        document.head.append(script);
      }));
    }
    return asked.get(name);
  };

  const directory = async () => {
    const index = await load('index');
    version = index.version;
    index.bounds ??= index.starts ? index.starts.split(' ') : [];
    return index;
  };

  /** The place of the first of a sorted list that `after` is true of. */
  const first = (length, after) => {
    let [low, high] = [0, length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (after(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  /** The terms that begin with these letters, with their postings: those in the shard of the first, and if they are few, in the next. */
  const beginning = async (index, letters, few) => {
    let shard = first(index.bounds.length, (at) => index.bounds[at] > letters);
    const found = [];
    for (let turn = 0; turn < 2; turn += 1, shard += 1) {
      const key = `terms/${shard}`;
      const data = await load(key);
      if (typeof data === 'string') arrived.set(key, data.split(' '));
      const list = arrived.get(key);
      let at = 2 * first(list.length >> 1, (half) => list[2 * half] >= letters);
      for (; at + 1 < list.length && list[at].startsWith(letters); at += 2) found.push([list[at], list[at + 1]]);
      if (found.length >= few || at + 1 < list.length || !index.bounds[shard]?.startsWith(letters)) break;
    }
    return found;
  };

  const DIGITS = new Map([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].map((digit, value) => [digit, value]));

  /** Calls `each` with the number of every document of these postings, and what the term weighs there. */
  const decode = (postings, each) => {
    let [document, number, unit] = [-1, 0, 1];
    for (const digit of postings) {
      const value = DIGITS.get(digit);
      number += (value & 31) * unit;
      unit *= 32;
      if (value < 32) {
        document += Math.floor(number / 16) + 1;
        each(document, 0.25 * 1.4 ** (number % 16));
        [number, unit] = [0, 1];
      }
    }
  };

  // What is found.

  /** What to look up. The last word may be the beginning of one. Of a long run without spaces, every other pair is enough. */
  const parse = (text) => {
    const parts = words(text);
    const wanted = parts.flatMap(({ term, characters }, at) => {
      if (term) return [{ term, open: at === parts.length - 1 }];
      if (characters.length === 1) return [{ term: characters[0], open: true, single: true }];
      const all = pairs(characters).slice(0, -1);
      return all.filter((_, at) => all.length < 4 || at % 2 === 0 || at === all.length - 1).map((term) => ({ term }));
    });
    return [...new Map(wanted.map((word) => [word.term, word])).values()].slice(0, 12);
  };

  /** The terms that a word stands for, each with its postings and how near it is: itself, what begins with it, else what begins as it does. */
  const resolve = async (index, { term, open }) => {
    const long = term.length >= 4;
    let near = (await beginning(index, term, open ? 10 : 1)).filter(([found]) => found === term || open || (long && found.length <= term.length + 3));
    for (let cut = 1; near.length === 0 && cut <= 3 && term.length - cut >= 4 && /^[a-z\u0370-\u052f]/.test(term); cut += 1) {
      const found = await beginning(index, term.slice(0, -cut), 1);
      near = found.filter(([found]) => found.length <= term.length + 1);
    }
    return near.map(([found, postings]) => [found, postings, found === term ? 1 : 0.6 * Math.min(1, term.length / found.length)]);
  };

  /** The records that have the most of the words, the best first. */
  const search = async (text) => {
    const index = await directory();
    const wanted = parse(text);
    const resolved = await Promise.all(wanted.map((word) => resolve(index, word)));
    const scores = new Float64Array(index.records);
    const counts = new Uint8Array(index.records);
    wanted.forEach((word, at) => {
      const best = new Map();
      word.found = new Set();
      for (const [term, postings, nearness] of resolved[at]) {
        word.found.add(term);
        decode(postings, (record, weight) => best.set(record, Math.max(best.get(record) ?? 0, weight * nearness)));
      }
      word.rarity = best.size && Math.log(1 + (index.records - best.size + 0.5) / (best.size + 0.5));
      for (const [record, weight] of best) {
        scores[record] += word.rarity * weight;
        counts[record] += 1;
      }
    });
    const most = counts.reduce((most, count) => Math.max(most, count), 0);
    const records = [];
    if (most) counts.forEach((count, record) => { if (count === most) records.push(record); });
    records.sort((a, b) => scores[b] - scores[a] || a - b);
    return { index, wanted, records, partial: most < wanted.length };
  };

  const record = async ({ sizes: [pages, others], pages: count }, number) => {
    const file = number < count ? Math.floor(number / pages) : Math.ceil(count / pages) + Math.floor((number - count) / others);
    return (await load(`pages/${file}`))[number < count ? number % pages : (number - count) % others];
  };

  // What is shown.

  /** Where in a text words that were looked for stand: from, to, and which word. */
  const marks = (text, wanted) => {
    const marks = [];
    for (const { 0: run, 1: unspaced, index: start } of text.matchAll(RUNS)) {
      if (!unspaced) {
        const said = terms(run);
        wanted.forEach((word, at) => {
          if (said.some((term) => word.found.has(term))) marks.push([start, start + run.length, at]);
        });
        continue;
      }
      let from = start;
      const characters = [...run];
      characters.forEach((character, place) => {
        const next = characters[place + 1] ?? '';
        wanted.forEach((word, at) => {
          if (word.single ? normal(character) === word.term : next && word.found.has(normal(character + next))) {
            marks.push([from, from + character.length + (word.single ? 0 : next.length), at]);
          }
        });
        from += character.length;
      });
    }
    return marks;
  };

  const rarity = (wanted, marks) => [...new Set(marks.map(([, , at]) => at))].reduce((sum, at) => sum + wanted[at].rarity, 0);

  /** The place of a record that says the most of what was looked for, if it says more than the title. */
  const place = (found, wanted) => {
    const title = marks(found.title, wanted);
    let best = { marks: [], worth: rarity(wanted, title) >= rarity(wanted, wanted.map((_, at) => [0, 0, at])) ? Infinity : 0 };
    let shown;
    for (const [role, id, text] of found.places) {
      const there = marks(text, wanted);
      if (there.length === 0) continue;
      const worth = rarity(wanted, there) * (role && role !== 'source' ? 1.2 : 1);
      if (worth > best.worth) best = { role, id, text, marks: there, worth };
      shown ??= { text, marks: there };
    }
    if (best.text) return { title, ...best };
    const summary = found.places.find(([role]) => !role)?.[2] ?? '';
    return { title, role: '', id: '', text: '', marks: [], ...(shown ?? { text: summary }) };
  };

  const AROUND = 200;

  /** As much of a text as a result has room for, from a little before where the most marks stand together. */
  const excerpt = (text, marks) => {
    if (text.length <= AROUND * 1.25) return { text, marks };
    const together = (from) => new Set(marks.filter(([start]) => start >= from && start < from + AROUND * 0.75).map(([, , at]) => at)).size;
    const start = marks.reduce((best, [from]) => (together(from) > together(best) ? from : best), marks[0]?.[0] ?? 0);
    let from = Math.max(0, Math.min(start - AROUND / 4, text.length - AROUND));
    let to = Math.min(text.length, from + AROUND);
    const space = text.slice(from, start).search(/\s/);
    if (from > 0 && space >= 0) from += space + 1;
    const last = text.slice(0, to).search(/\s\S*$/);
    if (to < text.length && last > start + 20) to = last;
    if (/[\udc00-\udfff]/.test(text[from])) from -= 1;
    if (/[\udc00-\udfff]/.test(text[to] ?? '')) to += 1;
    const inside = marks.filter(([start, end]) => start >= from && end <= to);
    const before = from > 0 ? '… ' : '';
    const shift = before.length - from;
    return { text: before + text.slice(from, to) + (to < text.length ? ' …' : ''), marks: inside.map(([start, end]) => [start + shift, end + shift]) };
  };

  /** Puts a text into an element, with `<mark>` around what is marked. */
  const write = (element, text, marks) => {
    const spans = [];
    for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
      const last = spans.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else spans.push([start, end]);
    }
    let written = 0;
    for (const [start, end] of spans) {
      element.append(text.slice(written, start));
      const mark = document.createElement('mark');
      mark.textContent = text.slice(start, end);
      element.append(mark);
      written = end;
    }
    element.append(text.slice(written));
    return element;
  };

  const make = (name, className) => Object.assign(document.createElement(name), { className });
  const word = (name) => dataset[name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())] ?? '';

  const entry = (found, wanted) => {
    const best = place(found, wanted);
    const item = make('li', best.role);
    if (found.lang) item.lang = found.lang;
    const link = make('a', '');
    link.href = dataset.root + found.url + (best.id ? `#${encodeURIComponent(best.id)}` : '');
    write(link, found.title, best.title);
    const heading = make('p', 'search-title');
    heading.append(link);
    const kind = make('p', 'search-kind');
    kind.lang = lang;
    kind.textContent = [word(best.role || found.kind), word(found.status)].filter(Boolean).join(' · ');
    const { text, marks } = excerpt(best.text, best.marks);
    item.append(heading, kind);
    if (text) item.append(write(make('p', 'search-text'), text, marks));
    return item;
  };

  const input = box.querySelector('input');
  const status = box.querySelector('[role="status"]');
  const list = box.querySelector('ol');
  const more = box.querySelector('.search-more');
  const dialog = box.closest('dialog');
  const AT_A_TIME = 10;
  let turn = 0;
  let done = Promise.resolve();
  let show = () => {};

  const say = (words, number = 0) => { status.textContent = words.replace('{n}', number.toLocaleString(lang)); };

  const run = async () => {
    turn += 1;
    const mine = turn;
    const text = input.value.slice(0, 200);
    if (!dialog) remember(text);
    if (parse(text).length === 0) {
      list.replaceChildren();
      more.hidden = true;
      say('');
      return;
    }
    try {
      const { index, wanted, records, partial } = await search(text);
      if (mine !== turn) return;
      let shown = 0;
      show = async () => {
        more.hidden = true;
        const from = shown;
        shown = Math.min(records.length, shown + AT_A_TIME);
        // The first result needs no other file than its own.
        for (const [place, number] of records.slice(from, shown).entries()) {
          if (place === 1) records.slice(from, shown).forEach((number) => { record(index, number).catch(() => {}); });
          const found = await record(index, number);
          if (mine !== turn) return;
          if (from + place === 0) list.replaceChildren();
          list.append(entry(found, wanted));
        }
        more.hidden = shown === records.length;
      };
      if (records.length === 0) list.replaceChildren();
      await show();
      if (mine !== turn) return;
      if (records.length === 0) say(dataset.none);
      else if (partial) say(dataset.partial, records.length);
      else say(records.length === 1 ? dataset.one : dataset.many, records.length);
    } catch (error) {
      if (mine === turn) say(dataset.failed);
    }
  };

  const remember = (text) => {
    const url = new URL(location.href);
    if (text) url.searchParams.set('q', text);
    else url.searchParams.delete('q');
    // Pages from disk may not change their address in some browsers.
    try { history.replaceState(null, '', url); } catch {}
  };

  let timer;
  const soon = () => {
    clearTimeout(timer);
    done = new Promise((resolve) => { timer = setTimeout(() => resolve(run()), 80); });
  };
  const now = () => {
    clearTimeout(timer);
    done = run();
    return done;
  };

  input.addEventListener('input', soon);
  box.querySelector('form').addEventListener('submit', async (event) => {
    event.preventDefault();
    await now();
    list.querySelector('a')?.focus();
  });
  more.addEventListener('click', async () => {
    const next = list.children.length;
    await show().catch(() => say(dataset.failed));
    list.children[next]?.querySelector('a').focus();
  });
  box.addEventListener('keydown', async (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const stops = () => [input, ...list.querySelectorAll('a'), ...(more.hidden ? [] : [more])];
    const at = stops().indexOf(document.activeElement);
    if (at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      // From the field to what is found for all that was typed.
      if (at === 0) await done;
      stops()[to]?.focus();
      document.activeElement.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Escape' && dialog) {
      // A search field takes Escape for itself otherwise.
      event.preventDefault();
      dialog.close();
    } else if (at > 0 && event.key.length === 1 && event.key !== ' ') {
      // Typing goes on in the field.
      input.focus();
    }
  });
  list.addEventListener('click', (event) => { if (event.target.closest('a')) dialog?.close(); });
  directory().catch(() => say(dataset.failed));

  if (!dialog) {
    const asked = new URLSearchParams(location.search).get('q');
    if (asked) input.value = asked;
  }
  if (input.value) now();
})();

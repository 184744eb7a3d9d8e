(() => {
  const field = document.querySelector('nav input');
  const found = document.getElementById('found');
  const contents = document.getElementById('contents');
  /** What is shown at most: more is not read. */
  const MOST = 40;
  /** How much is shown before and behind what was typed, in characters. */
  const AROUND = 24;

  /** The text below each heading, made when somebody first searches. */
  let sections;
  const textBelow = (heading) => {
    let text = heading.textContent;
    for (
      let next = heading.nextElementSibling;
      next && !/^H[1-4]$/.test(next.tagName);
      next = next.nextElementSibling
    ) {
      text += `\n${next.textContent}`;
    }
    return text;
  };
  const collect = () =>
    [...document.querySelectorAll('main h3, main h4')].map((heading) => {
      const page = heading.closest('article').querySelector('h3').textContent;
      const title = heading.tagName === 'H3' ? page : `${page} › ${heading.textContent}`;
      const text = textBelow(heading);
      return { id: heading.id, title, text, lower: text.toLowerCase(), isTitle: heading.textContent.toLowerCase() };
    });

  const entryOf = ({ id, title, text, lower }, [first]) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `#${id}`;
    link.textContent = title;
    const at = lower.indexOf(first);
    const around = document.createElement('small');
    around.textContent = `${at > AROUND ? '…' : ''}${text.slice(Math.max(0, at - AROUND), at + first.length + AROUND)}…`;
    item.append(link, around);
    return item;
  };

  const show = () => {
    const terms = field.value
      .toLowerCase()
      .split(/\s+/)
      .filter((term) => term !== '');
    found.hidden = terms.length === 0;
    contents.hidden = terms.length > 0;
    if (terms.length === 0) return;
    sections ??= collect();
    const matching = sections.filter(({ lower }) => terms.every((term) => lower.includes(term)));
    const weight = ({ isTitle }) => (terms.every((term) => isTitle.includes(term)) ? 0 : 1);
    matching.sort((a, b) => weight(a) - weight(b));
    found.replaceChildren(...matching.slice(0, MOST).map((section) => entryOf(section, terms)));
    if (matching.length === 0) found.textContent = field.dataset.none;
  };

  field.addEventListener('input', show);
  field.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') found.querySelector('a')?.click();
    if (key !== 'Escape') return;
    field.value = '';
    show();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target === field) return;
    event.preventDefault();
    field.focus();
  });
})();

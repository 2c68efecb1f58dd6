// Light, dark, or as the system has it: before the first paint, so that no page flashes in the wrong colours.
(() => {
  const root = document.documentElement;
  const themes = ['system', 'light', 'dark'];

  // Storage may be forbidden, as it is for pages from disk in some browsers; the choice lasts for the page then.
  const remembered = () => {
    try {
      return localStorage.getItem('theme');
    } catch {
      return null;
    }
  };
  const remember = (theme) => {
    try {
      if (theme === 'system') localStorage.removeItem('theme');
      else localStorage.setItem('theme', theme);
    } catch {}
  };
  const apply = (theme) => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
  };

  apply(remembered());

  document.addEventListener('DOMContentLoaded', () => {
    const button = document.querySelector('button.theme');
    if (!button || !CSS.supports('color', 'light-dark(#000, #fff)')) return;
    const say = () => {
      const label = button.dataset[root.dataset.theme ?? 'system'];
      button.setAttribute('aria-label', label);
      button.title = label;
    };
    button.hidden = false;
    say();
    button.addEventListener('click', () => {
      const next = themes[(themes.indexOf(root.dataset.theme ?? 'system') + 1) % themes.length];
      apply(next);
      remember(next);
      say();
    });
    // The choice made in another tab.
    addEventListener('storage', (event) => {
      if (event.key !== 'theme' && event.key !== null) return;
      apply(remembered());
      say();
    });
  });
})();

// Search: `/`, Ctrl-K and the link in the masthead open it. What it needs is fetched when it is first opened; until then, and
// without script, the link leads to a page of its own.
document.addEventListener('DOMContentLoaded', () => {
  const link = document.querySelector('a.find');
  const dialog = document.querySelector('dialog.search');
  const field = document.querySelector('.search-box input');
  if (!link || !field) return;
  const open = () => {
    if (dialog && !dialog.open) dialog.showModal();
    field.select();
    if (!dialog || dialog.dataset.ready) return;
    dialog.dataset.ready = 'yes';
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: dialog.dataset.style }));
    document.head.append(Object.assign(document.createElement('script'), { src: dialog.dataset.script }));
  };
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    const slash = key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
    const writing = target.closest?.('input, textarea, select, [contenteditable]');
    if (!(slash && !writing) && !(key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey)) return;
    event.preventDefault();
    open();
  });
  dialog?.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  dialog?.querySelector('.close').addEventListener('click', () => dialog.close());
});

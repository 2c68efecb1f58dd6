// Light, dark, or as the system has it. Runs before the first paint, so that no page flashes in the wrong colours; the
// button in the masthead is shown only where this file runs and the browser knows light-dark(); it brings its words along.
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

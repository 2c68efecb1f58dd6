// Citation cards. A chip is a link to its passage in the references; here a click, a tap, Enter or the mouse opens a card with
// what stands there. Focus alone opens nothing. Without this file, or in a browser without popovers, the link is a link.
(() => {
  const template = document.getElementById('card-template');
  if (!template || !('popover' in HTMLElement.prototype)) return;
  const content = template.content.firstElementChild;
  const card = document.body.appendChild(content.cloneNode(false));
  const chipAt = (event) => event.target.closest?.('a.chip[href^="#"]');

  let current; // The chip that the card is of.
  let pinned = false; // Whether it was opened by more than the mouse passing over.
  let pressed; // The chip of an open card that the pointer was pressed on: the press has closed the card.
  let dismisses; // Whether a finger was put beside an open card: that closes the card, and does nothing else.
  let timer;
  const later = (what, delay) => {
    clearTimeout(timer);
    timer = setTimeout(what, delay);
  };
  const isOpen = () => card.matches(':popover-open');
  const close = () => isOpen() && card.hidePopover();

  for (const chip of document.querySelectorAll('a.chip[href^="#"]')) {
    chip.setAttribute('aria-haspopup', 'dialog');
    chip.setAttribute('aria-expanded', 'false');
  }

  const fill = (chip) => {
    const place = document.getElementById(decodeURIComponent(chip.hash.slice(1)));
    const reference = place?.closest('.ref');
    if (!reference) return false;
    card.replaceChildren(...content.cloneNode(true).childNodes);
    const part = (name) => card.querySelector(name);
    const copy = (name, from = reference) => from.querySelector(name)?.cloneNode(true) ?? '';

    part('h2').replaceChildren(...copy('h3').childNodes);
    part('h2').after(copy('.facts'));
    const words = place.querySelector(':scope > q');
    if (words) {
      const passage = document.createElement('blockquote');
      passage.className = 'passage';
      passage.lang = words.closest('[lang]').lang;
      passage.append(...words.cloneNode(true).childNodes);
      part('.whole').replaceWith(passage);
    }
    const badge = chip.closest('.claims > li')?.querySelector('.meta > .badge');
    if (badge) part('.links').before(badge.cloneNode(true));
    const live = place.querySelector('.live');
    if (live) part('.in-original').href = live.href;
    else part('.in-original').remove();
    part('.in-references').href = chip.hash;
    part('.in-references').before(...copy('.links').childNodes, ' ');
    return true;
  };

  const open = (chip, pin) => {
    if (!fill(chip)) return false;
    close();
    current = chip;
    pinned = pin;
    card.showPopover({ source: chip });
    chip.setAttribute('aria-expanded', 'true');
    if (pin) card.focus({ preventScroll: true });
    return true;
  };

  document.addEventListener('pointerdown', (event) => {
    dismisses = event.pointerType === 'touch' && isOpen() && !card.contains(event.target);
    pressed = pinned && isOpen() && chipAt(event) === current ? current : undefined;
    if (card.contains(event.target)) pinned = true;
  }, true);
  document.addEventListener('click', (event) => {
    if (dismisses) {
      dismisses = false;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const chip = chipAt(event);
    if (card.contains(event.target) && event.target.closest('.close, .in-references')) close();
    if (!chip || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    clearTimeout(timer);
    if (chip === pressed) close();
    if (chip === pressed || open(chip, true)) event.preventDefault();
    pressed = undefined;
  }, true);
  document.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch' || pinned && isOpen()) return;
    const chip = chipAt(event);
    if (isOpen() && (chip === current || card.contains(event.target))) clearTimeout(timer);
    else if (chip) later(() => open(chip, false), 200);
    else later(close, 300);
  });
  card.addEventListener('beforetoggle', (event) => {
    if (event.newState === 'open') return;
    clearTimeout(timer);
    pinned = false;
    current.setAttribute('aria-expanded', 'false');
    if (card.contains(document.activeElement)) current.focus({ preventScroll: true });
  });
  // The keyboard leaves the card by its last link.
  card.addEventListener('focusin', () => { pinned = true; });
  card.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !card.contains(event.relatedTarget)) close();
  });
})();

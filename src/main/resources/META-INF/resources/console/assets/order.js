// What the page of one order does beyond its HTML. All of it also works without.
(() => {
  'use strict';

  const isLive = (element) => element?.id === 'live';
  const isAsking = () => document.querySelector('#live details.ask[open]') !== null;

  // what somebody decides about stands still meanwhile
  document.addEventListener('htmx:beforeRequest', (event) => {
    if (isLive(event.detail.elt) && isAsking()) event.preventDefault();
  });

  // and what somebody has opened or closed stays so
  let opened = new Map();
  document.addEventListener('htmx:beforeSwap', (event) => {
    if (!isLive(event.detail.target)) return;
    if (isAsking()) event.detail.shouldSwap = false;
    opened = new Map([...document.querySelectorAll('#live details[id]')].map((part) => [part.id, part.open]));
  });
  document.addEventListener('htmx:afterSwap', () => {
    document.querySelectorAll('#live details[id]').forEach((part) => {
      if (opened.has(part.id)) part.open = opened.get(part.id);
    });
  });

  document.addEventListener('toggle', (event) => {
    if (event.target.matches('details.ask[open]')) event.target.querySelector('input:not([type=hidden])').focus();
  }, true);

  document.addEventListener('keydown', (event) => {
    const ask = event.target.closest('details.ask[open]');
    if (event.key !== 'Escape' || ask === null) return;
    ask.open = false;
    ask.querySelector('summary').focus();
  });

  // a page that is not served over TLS may not write to the clipboard: there the text is marked to be copied
  async function copy(button) {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    } catch {
      const text = button.previousElementSibling?.matches('.id, code') ? button.previousElementSibling
        : button.parentElement.querySelector('.id, code');
      getSelection().selectAllChildren(text);
    }
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button.copy');
    if (button !== null) copy(button);
  });
})();

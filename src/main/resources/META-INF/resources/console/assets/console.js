// What the pages do beyond their HTML. Each of them also works without.
(() => {
  'use strict';

  const UNITS = [[86400, 'day'], [3600, 'hour'], [60, 'minute'], [1, 'second']];
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });

  function spoken(time) {
    const seconds = Math.round((new Date(time.dateTime) - Date.now()) / 1000);
    const [size, unit] = UNITS.find(([size]) => Math.abs(seconds) >= size) ?? UNITS.at(-1);
    return Math.abs(seconds) < 5 ? 'now' : relative.format(Math.trunc(seconds / size), unit);
  }

  // the absolute time stays in the title
  function tellTimes(root) {
    root.querySelectorAll('time[datetime]:not(.absolute)').forEach((time) => {
      const text = spoken(time);
      if (time.textContent !== text) time.textContent = text;
    });
  }

  function setOffline(isOffline) {
    document.querySelector('.offline').hidden = !isOffline;
  }

  // the sandbox tells its scenarios itself; until it has, the usual one can be chosen
  async function offerScenarios(select) {
    const answer = await fetch(select.dataset.scenarios);
    if (!answer.ok) return;
    const scenarios = await answer.json();
    const chosen = select.value;
    select.replaceChildren(...scenarios.map(({ name, description }) =>
      new Option(`${description} (${name})`, name, name === chosen, name === chosen)));
    const tell = () => {
      const { states, needs } = scenarios.find(({ name }) => name === select.value);
      document.getElementById('scenario-states').textContent =
        states.join(' → ') + (needs ? `. Needs ${needs}.` : '');
    };
    select.addEventListener('change', tell);
    tell();
  }

  document.addEventListener('DOMContentLoaded', () => {
    tellTimes(document);
    setInterval(() => tellTimes(document), 5000);
    document.querySelectorAll('select[data-scenarios]').forEach(offerScenarios);
  });
  document.addEventListener('htmx:afterSwap', (event) => tellTimes(document));

  // nobody looks: nothing is asked; and what somebody is writing is not swapped away
  document.addEventListener('htmx:beforeRequest', (event) => {
    const part = event.detail.elt;
    const isBusy = part.contains(document.activeElement) && document.activeElement.matches('input, textarea, select');
    if (part.id === 'live' && (document.hidden || isBusy)) event.preventDefault();
  });

  document.addEventListener('htmx:afterRequest', (event) => {
    // a refusal is an answer too; a proxy answers for a gateway that does not
    const status = event.detail.xhr.status;
    setOffline(status === 0 || status >= 502);
  });

  function closeSets() {
    document.querySelectorAll('details.set[open]').forEach((set) => {
      const isFocusWithin = set.contains(document.activeElement);
      set.open = false;
      if (isFocusWithin) set.querySelector('summary').focus();
    });
  }

  document.addEventListener('click', (event) => {
    if (!event.target.closest('details.set')) closeSets();
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeSets();
    if (event.key === '/' && !event.target.closest('input, textarea, select')) {
      event.preventDefault();
      document.getElementById('q').focus();
    }
  });
})();

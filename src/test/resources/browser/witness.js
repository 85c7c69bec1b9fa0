// Goes into a page before its own script, and keeps what that script does with the browser.
window.witness = { seen: [], failures: [], stops: 0, delays: [], timers: new Set(), sources: [], haste: 1 };

{
  const { setTimeout, clearTimeout, EventSource } = window;

  window.setTimeout = (act, delay) => {
    witness.delays.push(delay);
    const timer = setTimeout(() => {
      witness.timers.delete(timer);
      act();
    }, delay / witness.haste);
    witness.timers.add(timer);
    return timer;
  };

  window.clearTimeout = (timer) => {
    witness.timers.delete(timer);
    clearTimeout(timer);
  };

  window.EventSource = class extends EventSource {
    constructor(url) {
      super(url);
      witness.sources.push(this);
    }
  };

  witness.sees = (order) => witness.seen.push({
    connection: witness.sources.length, version: order.version, state: order.order_state,
  });

  witness.isAtRest = () => witness.timers.size === 0
    && witness.sources.every((source) => source.readyState === EventSource.CLOSED);

  // in the page's time, which haste makes shorter; looked at from outside, because a driver that waits sets timers itself
  witness.letPass = (delay) => {
    witness.hasPassed = false;
    setTimeout(() => witness.hasPassed = true, delay / witness.haste);
  };
}

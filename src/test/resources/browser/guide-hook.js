// The hook of the partner's guide without its types. What it takes from its libraries stands first.
const orderSchema = {
  safeParse: (raw) => typeof raw?.order_id === 'string' && typeof raw.order_state === 'string'
    ? { success: true, data: raw }
    : { success: false },
};

const next = (failure, order) => failure ? witness.failures.push(String(failure)) : witness.sees(order);

const useSWRSubscription = (key, subscribe) => {
  if (key) window.unsubscribe = subscribe(key, { next });
};

window.follow = (referenceOrderId) => {
  useSWRSubscription(
    referenceOrderId ? `orders-info-stream-${referenceOrderId}` : null,
    ((key, { next }) => {
      let es = null;
      let stopped = false;
      let shouldReconnect = true;
      let retryTimeout = null;
      let retryDelay = 1000;

      const cleanup = () => {
        if (es) {
          es.close();
          es = null;
        }
        if (retryTimeout !== null) {
          window.clearTimeout(retryTimeout);
          retryTimeout = null;
        }
      };

      const stopForever = () => {
        shouldReconnect = false;
        stopped = true;
        cleanup();
      };

      const connect = () => {
        if (stopped) return;
        cleanup();
        es = new EventSource(`/api/orders/${referenceOrderId}/subscribe`);
        es.addEventListener('message', (ev) => {
          try {
            const raw = JSON.parse(ev.data);
            const parsed = orderSchema.safeParse(raw);
            if (!parsed.success) return;
            retryDelay = 1000;
            next(null, parsed.data);
          } catch (err) {
            next(err);
          }
        });
        es.addEventListener('stop', () => {
          stopForever();
        });
        es.onerror = () => {
          if (stopped || !shouldReconnect) return;
          cleanup();
          retryTimeout = window.setTimeout(() => {
            retryDelay = Math.min(retryDelay * 2, 30000);
            connect();
          }, retryDelay);
        };
      };

      connect();

      return () => {
        stopped = true;
        cleanup();
      };
    }),
  );
};

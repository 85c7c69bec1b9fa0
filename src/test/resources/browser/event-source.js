// A page that leaves everything to the browser: it never closes its EventSource and never opens another.
window.follow = (orderId) => {
  const source = new EventSource(`/api/orders/${orderId}/subscribe`);
  source.addEventListener('message', (event) => witness.sees(JSON.parse(event.data)));
  source.addEventListener('stop', () => witness.stops++);
};

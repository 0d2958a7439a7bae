/**
 * Calls back once, when the page has shown something and has nothing else to do (or four seconds after it has shown
 * something, if it never rests). Where the browser tells of no paint (Safari before 14.1) or of no rest (Safari), a
 * second and a half stands for it. Returns how to call it off.
 */
export function whenPainted(then: () => void): () => void {
  let callOff = () => {};
  const rest = () => {
    if (typeof requestIdleCallback !== 'function') return wait();
    const idle = requestIdleCallback(then, { timeout: 4_000 });
    callOff = () => cancelIdleCallback(idle);
  };
  const wait = () => {
    const timeout = setTimeout(then, 1_500);
    callOff = () => clearTimeout(timeout);
  };
  if (!PerformanceObserver.supportedEntryTypes?.includes('paint')) {
    wait();
    return () => callOff();
  }
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length === 0) return;
    observer.disconnect();
    rest();
  });
  observer.observe({ type: 'paint', buffered: true });
  callOff = () => observer.disconnect();
  return () => callOff();
}

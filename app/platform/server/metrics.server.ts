import type { IncomingMessage, ServerResponse } from 'node:http';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

const registry = new Registry();
const durations = new Histogram({
  name: 'portal_request_seconds',
  help: 'Time to answer a request, by method and class of status',
  labelNames: ['method', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [registry],
});

/** Starts the measurements of the process itself. */
export function startMetrics(): void {
  collectDefaultMetrics({ register: registry });
}

/** Measures one request; addresses are left out, since they name matters. */
export function observeRequest(req: IncomingMessage, res: ServerResponse): void {
  const started = performance.now();
  res.once('finish', () => {
    durations.observe(
      { method: req.method, status: `${Math.floor(res.statusCode / 100)}xx` },
      (performance.now() - started) / 1000,
    );
  });
}

/** The measurements as Prometheus text. */
export function metricsText(): Promise<string> {
  return registry.metrics();
}

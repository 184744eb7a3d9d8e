import type { IncomingMessage } from 'node:http';

/** Why a request is refused: the status that says so (RFC 9110). */
export type Refusal = 403 | 405 | 421;

/**
 * A page of the preview is for the browser of whoever started it. Other sites must not read it through that browser: not
 * by a name of theirs that leads here (Host), nor from a page of theirs (Origin, Sec-Fetch-Site).
 * @param hosts the names and ports by which the server may be called
 */
export function refusalOf({ method, headers }: IncomingMessage, hosts: ReadonlySet<string>): Refusal | undefined {
  if (!hosts.has(headers.host?.toLowerCase() ?? '')) return 421;
  if (method !== 'GET' && method !== 'HEAD') return 405;
  const { origin } = headers;
  if (origin !== undefined && !hosts.has(origin.toLowerCase().replace(/^http:\/\//, ''))) return 403;
  const site = headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site' ? 403 : undefined;
}

/** The hosts of a server: the loopback's names, and the address it was asked to listen at. */
export const hostsAt = (host: string, port: number): ReadonlySet<string> =>
  new Set(
    ['127.0.0.1', 'localhost', '[::1]', host.includes(':') ? `[${host}]` : host.toLowerCase()].map(
      (name) => `${name}:${port}`,
    ),
  );

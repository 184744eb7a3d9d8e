import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';

/** Why a request is refused: the status that says so (RFC 9110). */
export type RequestRefusal = 403 | 404 | 405 | 421;

/**
 * A page of the preview is for the browser of whoever started it, and for those who were given its address. Other sites
 * must not read it through these browsers: not by a name of theirs that leads here (Host), nor from a page of theirs
 * (Origin, Sec-Fetch-Site). Whoever hasn't the address learns nothing but that there is a server.
 * @param hosts the names and ports by which the server may be called
 * @param entrance what every path begins with
 */
export function refusalOf(
  { method, headers, url = '' }: IncomingMessage,
  { hosts, entrance }: { readonly hosts: ReadonlySet<string>; readonly entrance: string },
): RequestRefusal | undefined {
  if (!hosts.has(headers.host?.toLowerCase() ?? '')) return 421;
  if (!isSame(url.slice(0, entrance.length), entrance)) return 404;
  if (method !== 'GET' && method !== 'HEAD') return 405;
  const { origin } = headers;
  if (origin !== undefined && !hosts.has(origin.toLowerCase().replace(/^http:\/\//, ''))) return 403;
  const site = headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site' ? 403 : undefined;
}

/** Compares in a time that tells nothing of where two texts differ. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

/** The length of a token, in bytes: nobody guesses one of 128 bits. */
const TOKEN = 16;

/** A path that only those know who were told. */
export const secretEntrance = (): string => `/${randomBytes(TOKEN).toString('base64url')}/`;

/** An address at which a server listens, and what was typed for it. */
export interface Listening {
  readonly typed: string;
  readonly address: string;
  readonly port: number;
}

/** Listens at every address there is: those may change meanwhile. */
const isEverywhere = ({ address }: Listening): boolean => /^(?:0\.0\.0\.0|::|::ffff:0\.0\.0\.0)$/.test(address);

/** The names and ports to tell those who are to look, the first for this computer's own browser. */
export function toldHosts(listening: Listening): readonly string[] {
  if (!isEverywhere(listening)) return hostsOf([listening.typed], listening);
  const own = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  // A browser can't be given the zone that an address of one link alone needs.
  const reached = own.filter(({ internal, scopeid }) => !internal && !scopeid).map(({ address }) => address);
  const isReached = (name: string): boolean => listening.address !== '0.0.0.0' || !isIPv6(name);
  return hostsOf(['127.0.0.1', ...reached, hostname()].filter(isReached), listening);
}

/** The names and ports by which a server may be called. */
export function allowedHosts(listening: Listening): ReadonlySet<string> {
  const { address } = listening;
  const isHere = isEverywhere(listening) || /^127\.|^::1$/.test(address);
  const others = [address, ...(isHere ? ['127.0.0.1', 'localhost', '::1'] : [])];
  return new Set([...toldHosts(listening), ...hostsOf(others, listening)]);
}

/** The hosts as browsers write them in the Host header: names of other scripts in ASCII, port 80 left out. */
function hostsOf(names: readonly string[], { port }: Listening): readonly string[] {
  const hosts = names.map((name) => {
    const host = `${isIPv6(name) ? `[${name}]` : name}:${port}`;
    return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).host : host;
  });
  return [...new Set(hosts)];
}

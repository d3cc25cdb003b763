/** Host and port, without what no domain has: credentials, a path, a query, brackets, percent-encoding, wildcards. */
const TYPED = /^([^\s:/?#@[\]\\%*]+)(:[1-9]\d{0,4})?$/;

const NAME = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** The last label of a host that browsers read as an IPv4 address (WHATWG URL standard, "ends in a number"). */
const NUMBER = /\.(?:\d+|0x[0-9a-f]*)$/;

/**
 * A domain as it would be stored (rules §5), as far as it can be told before the service has seen it; null where it would be
 * refused, or nothing is typed. The browser's own UTS #46 makes the A-labels.
 */
export function storedDomain(typed: string): string | null {
  const text = typed
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '');
  const [, host, port = ''] = TYPED.exec(text) ?? [];
  if (host === undefined || !URL.canParse(`https://${host}`) || Number(port.slice(1)) > 65_535) {
    return null;
  }
  const name = new URL(`https://${host}`).hostname.replace(/\.$/, '');
  return name === 'localhost' || (NAME.test(name) && !NUMBER.test(name)) ? name + port : null;
}

import all from './platforms.json';

/** What the tokens of a platform are like, as far as forms can be filled with it; words in capitals are placeholders. */
export type Platform = (typeof all)[number];

export const PLATFORMS: Platform[] = all;

const PLACEHOLDER = /[A-Z]{2,}(?:-[A-Z]+)*/g;

/** The platform whose tokens an issuer signs, by its address or, where every address is possible, by its name. */
export function platformOf(issuer: { name: string; issuer: string }): Platform | null {
  return (
    PLATFORMS.find((platform) => platform.issuer === issuer.issuer) ??
    PLATFORMS.find((platform) => patternOf(platform)?.test(issuer.issuer)) ??
    PLATFORMS.toReversed().find(({ name }) => issuer.name.toLowerCase().startsWith(name.toLowerCase())) ??
    null
  );
}

/** Null where nothing of the address, or all of it, is to be replaced. */
function patternOf({ issuer }: Platform): RegExp | null {
  const rest = issuer.replace(PLACEHOLDER, '');
  if (rest === issuer || rest === 'https://') {
    return null;
  }
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${issuer.split(PLACEHOLDER).map(literal).join('[^/]+')}$`);
}

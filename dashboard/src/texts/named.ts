/** Texts for names of the REST API, which may get more of them: each name here must be in every language, others may be asked for. */
export function named<Name extends string>(texts: Record<Name, string>): Record<Name, string> & Record<string, string> {
  return texts;
}

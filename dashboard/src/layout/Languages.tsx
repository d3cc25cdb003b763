import { Anchor, Group } from '@mantine/core';
import { forgetKept, lostAt, useLeaving } from '../components/leaving';
import { changeLanguage, type Language, language, LANGUAGES } from '../texts/language';

export const CHOICES = Object.entries(LANGUAGES) as [Language, string][];

/** Loads the page in another language, after asking about what would be lost. */
export function useChangeLanguage(): (to: Language) => void {
  const { ask } = useLeaving();
  return (to) => {
    const lost = lostAt();
    if (lost === undefined) {
      changeLanguage(to);
    } else {
      ask(lost, () => {
        forgetKept();
        changeLanguage(to);
      });
    }
  };
}

/** The other languages, before one is signed in. */
export function LanguageLinks() {
  const change = useChangeLanguage();
  return (
    <Group justify="center" mt="md">
      {CHOICES.filter(([code]) => code !== language).map(([code, name]) => (
        <Anchor key={code} component="button" type="button" size="sm" lang={code} onClick={() => change(code)}>
          {name}
        </Anchor>
      ))}
    </Group>
  );
}

import { Anchor, Group, Menu } from '@mantine/core';
import { forgetKept, lostAt, useLeaving } from '../components/leaving';
import { t } from '../texts';
import { changeLanguage, type Language, language, LANGUAGES } from '../texts/language';

const CHOICES = Object.entries(LANGUAGES) as [Language, string][];

/** Loads the page in another language, after asking about what would be lost. */
function useChange(): (to: Language) => void {
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

/** The languages in a menu. */
export function LanguageItems() {
  const change = useChange();
  return (
    <div role="group" aria-label={t.common.language}>
      <Menu.Label aria-hidden>{t.common.language}</Menu.Label>
      <Menu.RadioGroup value={language}>
        {CHOICES.map(([code, name]) => (
          <Menu.RadioItem key={code} value={code} lang={code} closeMenuOnClick onChange={() => change(code)}>
            {name}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </div>
  );
}

/** The other languages, before one is signed in. */
export function LanguageLinks() {
  const change = useChange();
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

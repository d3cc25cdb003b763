import { Menu } from '@mantine/core';
import { t } from '../texts';
import { language } from '../texts/language';
import { CHOICES, useChangeLanguage } from './Languages';

/** The languages in a menu. */
export function LanguageItems() {
  const change = useChangeLanguage();
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

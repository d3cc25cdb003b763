import { Badge, createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { t } from './texts';

const mint: MantineColorsTuple = [
  '#e8f7f2',
  '#d3ebe3',
  '#a6d8c7',
  '#76c4aa',
  '#4eb391',
  '#2f9f7b',
  '#1c8768',
  '#12715a',
  '#0c5b48',
  '#064636',
];

/** One look for everything; the shades keep a contrast of at least 4.5 to 1 for text in both schemes. */
export const theme = createTheme({
  primaryColor: 'mint',
  primaryShade: { light: 7, dark: 7 },
  colors: { mint },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontWeight: '650' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // A word of ours, never cut
    Badge: Badge.extend({ defaultProps: { tt: 'none', miw: 'max-content' } }),
    PasswordInput: { defaultProps: { visibilityToggleButtonProps: { 'aria-label': t.common.passwordToggle } } },
    // That of a dialog is not the page's
    ModalHeader: { defaultProps: { role: 'presentation' } },
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c6670',
    '--mantine-color-placeholder': '#6a737c',
    '--mantine-color-anchor': mint[7],
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#b02525',
    '--mantine-color-red-outline': '#c92a2a',
    '--mantine-color-red-light-color': '#a61e1e',
    '--mantine-color-yellow-light': '#fff6d8',
    '--mantine-color-yellow-light-color': '#7a4b00',
    '--mantine-color-disabled-color': '#343a40',
    '--mantine-color-gray-outline': '#5c6670',
    '--mantine-color-mint-light-color': mint[8],
  },
  dark: {
    '--mantine-color-dimmed': '#a9aeb4',
    '--mantine-color-placeholder': '#9aa0a6',
    '--mantine-color-anchor': mint[3],
    '--mantine-color-error': '#ff8787',
    '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#b02525',
    '--mantine-color-red-outline': '#ff8787',
    '--mantine-color-red-light-color': '#ffa8a8',
    '--mantine-color-yellow-light': 'rgba(255, 212, 59, 0.12)',
    '--mantine-color-yellow-light-color': '#ffe066',
    '--mantine-color-disabled-color': '#dee2e6',
    '--mantine-color-gray-outline': '#a9aeb4',
    '--mantine-color-mint-light-color': mint[2],
  },
});

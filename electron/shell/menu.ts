import type { MenuItemConstructorOptions } from 'electron';

const LABELS = {
  nl: { edit: 'Bewerken', view: 'Beeld', window: 'Venster' },
  en: { edit: 'Edit', view: 'View', window: 'Window' },
} as const;

/** A small menu: what people expect to find in any window. The roles bring their own labels in the user's language. */
export function menuTemplate(
  locale: string,
  platform: NodeJS.Platform,
): readonly MenuItemConstructorOptions[] {
  const labels = locale.startsWith('nl') ? LABELS.nl : LABELS.en;
  const roles = (...names: NonNullable<MenuItemConstructorOptions['role']>[]): MenuItemConstructorOptions[] =>
    names.map(role => ({ role }));
  return [
    ...(platform === 'darwin' ? roles('appMenu') : []),
    { label: labels.edit, submenu: roles('undo', 'redo', 'cut', 'copy', 'paste', 'selectAll') },
    { label: labels.view, submenu: roles('reload', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen') },
    {
      label: labels.window,
      submenu: roles('minimize', 'close', ...(platform === 'darwin' ? [] : (['quit'] as const))),
    },
  ];
}

import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { systemText } from '#shared/i18n/fr/system';

/** No default menu: only editing, zoom and full screen, kept for their keys. The bar itself is hidden in each window. */
export const setMenu = (): void => {
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
  ];
  if (!app.isPackaged) view.push({ role: 'toggleDevTools' });
  const template: MenuItemConstructorOptions[] = [
    { label: systemText.menuEdit, role: 'editMenu' },
    { label: systemText.menuView, submenu: view },
  ];
  if (process.platform === 'darwin') template.unshift({ role: 'appMenu' });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
};

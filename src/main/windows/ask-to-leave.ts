import { dialog, type BrowserWindow } from 'electron';
import { systemText } from '#shared/i18n/fr/system';

/** Ctrl Maj Q on the board of a waiting room: asks whether this machine shall no longer be one. Nothing on the screen tells of it. */
export const askToLeave = (window: BrowserWindow, onLeave: () => void): void => {
  let asking = false;
  window.webContents.on('before-input-event', (event, { type, key, control, meta, shift }) => {
    if (type !== 'keyDown' || key.toLowerCase() !== 'q' || !shift || !(control || meta)) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    const question = {
      type: 'question' as const,
      message: systemText.leaveDisplayMessage,
      detail: systemText.leaveDisplayDetail,
      buttons: [systemText.leaveDisplayStay, systemText.leaveDisplayLeave],
      defaultId: 0,
      cancelId: 0,
    };
    void dialog
      .showMessageBox(window, question)
      .then(({ response }) => {
        if (response === 1) onLeave();
      })
      .finally(() => {
        asking = false;
      });
  });
};

import { screen, type BrowserWindow, type Rectangle } from 'electron';
import type { TextSize } from '#shared/lib/text-size';
import { stripBounds, stripSize } from './strip-bounds';
import type { WindowPlace } from './window-place';

/** How the window was, to be exactly so again. */
type Whole = {
  readonly place: WindowPlace;
  readonly minimum: readonly [width: number, height: number];
  readonly isFullScreen: boolean;
};

/** The main window as a strip that stays on top of the program that the agent works in. */
export type StripMode = {
  readonly set: (on: boolean, textSize: TextSize) => void;
  /** The place of the whole window, whatever it looks like now. */
  readonly wholePlace: () => WindowPlace;
};

const placeOf = (window: BrowserWindow): WindowPlace => ({
  ...window.getNormalBounds(),
  maximized: window.isMaximized(),
});

/** One for each main window. A page that is loaded anew shows itself whole, so the window does too. */
export const createStripMode = (window: BrowserWindow): StripMode => {
  let whole: Whole | null = null;
  let last: Rectangle | null = null;

  const shrink = (textSize: TextSize): void => {
    const [width = 0, height = 0] = window.getMinimumSize();
    whole = { place: placeOf(window), minimum: [width, height], isFullScreen: window.isFullScreen() };
    const { workArea } = screen.getDisplayMatching(window.getBounds());
    const areas = screen.getAllDisplays().map((display) => display.workArea);
    if (whole.isFullScreen) window.setFullScreen(false);
    if (whole.place.maximized) window.unmaximize();
    const size = stripSize(textSize, window.webContents.getZoomFactor());
    const bounds = stripBounds(workArea, last, areas, size);
    window.setMinimumSize(bounds.width, bounds.height);
    window.setContentBounds(bounds);
    window.setResizable(false);
    window.setMaximizable(false);
    window.setFullScreenable(false);
    window.setAlwaysOnTop(true, 'floating');
  };

  const enlarge = ({ place, minimum, isFullScreen }: Whole): void => {
    last = window.getContentBounds();
    whole = null;
    window.setAlwaysOnTop(false);
    window.setFullScreenable(true);
    window.setMaximizable(true);
    window.setResizable(true);
    window.setMinimumSize(...minimum);
    const { maximized, ...bounds } = place;
    window.setBounds(bounds);
    if (maximized) window.maximize();
    if (isFullScreen) window.setFullScreen(true);
  };

  const set = (on: boolean, textSize: TextSize): void => {
    if (on && whole === null) shrink(textSize);
    else if (!on && whole !== null) enlarge(whole);
  };
  window.webContents.on('did-navigate', () => set(false, 'normal'));
  return { set, wholePlace: () => whole?.place ?? placeOf(window) };
};

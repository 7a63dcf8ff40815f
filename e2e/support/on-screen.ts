import type { Locator, Page } from '@playwright/test';

/**
 * All that is drawn in a window. What is said to a screen reader stays out: for seven seconds its words stand in a hidden region too, and a
 * search in the whole page would find them twice there, sooner or later by the load of the machine.
 */
export const onScreen = (page: Page): Locator => page.locator('body > :not([data-voice])');

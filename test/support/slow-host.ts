import type { Page, WebSocketRoute } from 'playwright-core';
import { frameFromHost } from '../../shared/contract/frames.ts';

/** The real host, heard through a door that a test can shut: what the lab alone is too quick to show. */
export interface HeldHost {
  /** From now on outcomes are kept back, and so is all progress after `steps` of it. */
  hold(steps: number): void;
  /** Lets through what was kept back, and all that follows. */
  release(): void;
  /** The connection breaks. */
  cut(): Promise<void>;
}

/** To be called before the page is opened. */
export async function holdHost(page: Page): Promise<HeldHost> {
  const kept: string[] = [];
  let route: WebSocketRoute | undefined;
  let holding = false;
  let left = 0;
  await page.routeWebSocket(/\/socket$/, toPage => {
    route = toPage;
    toPage.connectToServer().onMessage(message => {
      const frame = frameFromHost.safeParse(JSON.parse(String(message)));
      // What is no answer to a call is for another tab.
      const passes = !holding || !frame.success || (frame.data.kind === 'progress' && left-- > 0);
      if (passes) toPage.send(message);
      else kept.push(String(message));
    });
  });
  return {
    hold(steps) {
      holding = true;
      left = steps;
    },
    release() {
      holding = false;
      for (const message of kept.splice(0)) route?.send(message);
    },
    async cut() {
      await route?.close();
    },
  };
}

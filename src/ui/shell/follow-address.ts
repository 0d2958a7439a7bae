import type { App } from '../../app';
import { fragmentOf, pageOf } from './page';

/**
 * Keeps the address and the desk together, both ways: a new address opens what it names, and what commands put on the
 * desk becomes the address, so that a reload or the way back finds it. Returns how to end it.
 */
export function followAddress(app: App): () => void {
  const { commands, state } = app;
  const deskAddress = () => state.getState().desk?.address;
  let shown = deskAddress();
  let opening = 0;

  const open = async () => {
    const page = pageOf(location.hash);
    if (page.type === 'gallery') {
      if (deskAddress() !== undefined) commands.closeDesk();
      return;
    }
    opening += 1;
    if (page.type === 'play') await commands.open(page.address);
    else await commands.openFragment(page.fragment);
    opening -= 1;
    // What cannot be opened is told in a notice; the gallery is the place to choose something else.
    if (opening === 0 && deskAddress() === undefined) location.hash = '#/';
  };

  const follow = () => {
    const address = deskAddress();
    if (address === shown) return;
    const before = shown;
    shown = address;
    // While an address is being opened, it stays as it is: a link with a run in it can be reloaded, and needs nothing kept.
    if (address === undefined || opening > 0) return;
    const bothRuns = before?.startsWith('run-') === true && address.startsWith('run-');
    const goesOn = before !== undefined && !bothRuns;
    if (goesOn) history.replaceState(null, '', fragmentOf(address));
    else history.pushState(null, '', fragmentOf(address));
    dispatchEvent(new HashChangeEvent('hashchange'));
  };

  const onHashChange = () => void open();
  onHashChange();
  addEventListener('hashchange', onHashChange);
  const unsubscribe = state.subscribe(follow);
  return () => {
    removeEventListener('hashchange', onHashChange);
    unsubscribe();
  };
}

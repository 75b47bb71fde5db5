import { parentOnScreen } from '../internal/ancestors.js';
import { shareAt, type Pixels } from './viewport.model.js';

/** Position of the pointer in the window, in the pixels that events report. */
export function inWindow({ clientX, clientY }: MouseEvent): Pixels {
  return [clientX, clientY];
}

/**
 * Returns a function that finds where a point of the window is on the map, in the map's own CSS pixels from its top left
 * corner. It is right under any `transform` and `zoom` of the page.
 *
 * Measures the map's corners: `getScreenCTM()` ignores transforms in WebKit and `zoom` in Firefox (2026-11), and one box
 * around a rotated map says nothing about its corners.
 */
export function windowToMap(map: HTMLElement): (point: Pixels) => Pixels {
  const box = map.querySelector<HTMLElement>('.ecpat-corners')!;
  // The box has `zoom: 2`. Chrome before 128 and WebKit report lengths in the zoomed pixels of each element.
  const isDivided = map.getBoundingClientRect().width / box.getBoundingClientRect().width > 1.5;
  const factor = isDivided ? zoomOf(box) : 1;
  const corners = [...box.children].map((corner): Pixels => {
    const { left, top } = corner.getBoundingClientRect();
    return [left * factor, top * factor];
  }) as [Pixels, Pixels, Pixels, Pixels];
  return (point) => {
    const [across, down] = shareAt(corners, point);
    return [across * map.clientWidth, down * map.clientHeight];
  };
}

/** The product of `zoom` from an element up to the page. */
function zoomOf(element: Element): number {
  let zoom = 1;
  for (let node: Element | null = element; node; node = parentOnScreen(node))
    zoom *= Number(getComputedStyle(node).zoom) || 1;
  return zoom;
}

/** The map: zoom buttons, the drawing, and the hints about wheel and keyboard. */
import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../internal/localize.js';
import { renderBorders, renderOutline, type Drawing } from './drawing.template.js';
import { WORLD_VIEW_BOX } from './geometry/geometry.js';
import { renderIcon } from './icon.template.js';
import type { MemberList } from './member-list.js';
import { textOfWheel } from './member-map.texts.js';
import { MAX_ZOOM, svgTransform, type Size, type Viewport } from './viewport.model.js';

export interface MapData {
  language: string;
  list: MemberList;
  drawing: Drawing;
  /** Code of the chosen country. */
  selected: string | null;
  viewport: Viewport;
  /** The measured size of the map. */
  size: Size;
  /** Whether to explain zooming by wheel. */
  isHinting: boolean;
  /** Code of the country under the pointer. */
  pointed: string | null;
  /** Code of the active option; null without countries. */
  activeOption: string | null;
  /** Whether to outline the active option. */
  isFocusVisible: boolean;
  onMapClick: (event: MouseEvent) => void;
  onMapMove: (event: PointerEvent) => void;
  onZoomIn: () => void;
  onZoomOut: () => void;
  showWorld: () => void;
  onMapLeave: () => void;
  onMapFocus: (event: FocusEvent) => void;
  onMapBlur: () => void;
  onFocusOut: (event: FocusEvent) => void;
  onMapKey: (event: KeyboardEvent) => void;
}

export function renderMap(data: MapData): TemplateResult {
  const { list, drawing, selected, viewport, size, pointed, activeOption } = data;
  const isListbox = list.places.size > 0;
  return html`
    ${renderZoom(data)}
    <div
      part="map"
      class="${pointed === null ? '' : 'ecpat-pointing'}${viewport.zoom > 1 ? ' ecpat-zoomed' : ''}"
      role=${isListbox ? 'listbox' : 'img'}
      tabindex=${isListbox ? 0 : nothing}
      aria-label=${msg('Map of the countries in this list', { id: 'member-map.map', desc: 'Name of the map, for screen readers' })}
      aria-describedby=${isListbox ? 'ecpat-summary ecpat-results ecpat-keys' : nothing}
      aria-activedescendant=${isListbox ? `ecpat-option-${activeOption}` : nothing}
      @click=${data.onMapClick}
      @pointermove=${data.onMapMove}
      @pointerleave=${data.onMapLeave}
      @focus=${data.onMapFocus}
      @blur=${data.onMapBlur}
      @focusout=${data.onFocusOut}
      @keydown=${data.onMapKey}
    >
      <div class="ecpat-corners" aria-hidden="true"><i></i><i></i><i></i><i></i></div>
      <svg viewBox=${WORLD_VIEW_BOX.join(' ')} role="none">
        <g class="ecpat-world" role="none" transform=${svgTransform(viewport)}>
          ${drawing.land(list.places)} ${drawing.shapes(list.shown, selected, data.language)} ${renderBorders()}
          ${drawing.dots(list.places, selected, viewport.zoom, size)}
          <g aria-hidden="true">
            ${renderOutline(pointed, 'pointed', viewport, size)} ${renderOutline(selected, 'selected', viewport, size)}
            ${renderOutline(data.isFocusVisible ? activeOption : null, 'active', viewport, size)}
          </g>
        </g>
      </svg>
      ${data.isHinting ? html`<p class="ecpat-hint" aria-hidden="true">${textOfWheel()}</p>` : nothing}
    </div>
    <p id="ecpat-keys" hidden>
      ${msg(
        'Arrow keys go to the nearest country, letters to a country by its name. Enter opens it, Escape closes it. Plus and minus zoom, 0 shows the whole world.',
        { id: 'member-map.keys', desc: 'How to use the map with the keyboard; for screen readers' },
      )}
    </p>
  `;
}

function renderZoom({ viewport: { zoom }, onZoomIn, onZoomOut, showWorld }: MapData): TemplateResult {
  return html`
    <div
      part="zoom"
      role="group"
      aria-label=${msg('Zoom', { id: 'member-map.zoom', desc: 'Name of the group of buttons that zoom the map' })}
    >
      ${renderZoomButton(msg('Zoom in', { id: 'member-map.zoom-in', desc: 'Button of the map' }), 'M12 5v14M5 12h14', zoom >= MAX_ZOOM, onZoomIn)}
      ${renderZoomButton(msg('Zoom out', { id: 'member-map.zoom-out', desc: 'Button of the map' }), 'M5 12h14', zoom <= 1, onZoomOut)}
      ${renderZoomButton(
        msg('Show the whole world', { id: 'member-map.whole-world', desc: 'Button of the map' }),
        'M3 12a9 9 0 1 1 18 0a9 9 0 1 1-18 0M3 12h18M12 3c-5 5-5 13 0 18c5-5 5-13 0-18',
        zoom <= 1,
        showWorld,
      )}
    </div>
  `;
}

/** A button without effect is only `aria-disabled`: a disabled one would lose the focus at the last zoom step. */
function renderZoomButton(label: string, path: string, isDisabled: boolean, onClick: () => void): TemplateResult {
  return html`<button class="ecpat-button" aria-label=${label} aria-disabled=${isDisabled} @click=${onClick}>
    ${renderIcon(path)}
  </button>`;
}

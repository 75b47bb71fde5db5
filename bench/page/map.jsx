import { useEffect, useRef, useState } from 'react';
import { ComposableMap, Geographies, Geography, Marker, ZoomableGroup } from 'react-simple-maps';
import { describe, fetchMembers } from '../map/details.js';

const members = await fetchMembers();
const named = new Set(members.map(({ numeric }) => numeric));

function Details({ member }) {
  const place = useRef(null);
  useEffect(() => place.current.replaceChildren(describe(member)), [member]);
  return <div id="details" role="status" ref={place} />;
}

export function MemberMap() {
  const [chosen, choose] = useState(null);
  return (
    <div id="app">
      <ComposableMap width={960} height={480} projectionConfig={{ scale: 170 }}>
        <ZoomableGroup>
          <Geographies geography="/world.json">
            {({ geographies }) =>
              geographies.map((shape) => (
                <Geography
                  key={shape.rsmKey}
                  geography={shape}
                  tabIndex={-1}
                  className={named.has(shape.id) ? 'member' : 'land'}
                />
              ))
            }
          </Geographies>
          {members.map((member) => (
            <Marker
              key={member.id}
              coordinates={[member.longitude, member.latitude]}
              className={`pin ${member.country}`}
              tabIndex={0}
              role="button"
              aria-label={member.name}
              onClick={() => choose(member)}
              onKeyDown={({ key }) => key === 'Enter' && choose(member)}
            >
              <circle r={5} />
            </Marker>
          ))}
        </ZoomableGroup>
      </ComposableMap>
      {chosen && <Details member={chosen} />}
    </div>
  );
}

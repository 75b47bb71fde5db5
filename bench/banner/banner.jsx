import { useId, useState } from 'react';
import { CHEVRON, KENYA, PHONE } from './kenya.js';

const Sign = ({ shape }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={shape} />
  </svg>
);

const Outside = ({ text, href }) => (
  <a href={href} rel="noopener noreferrer">
    {text}
  </a>
);

function Facts({ facts, languages, checked }) {
  return (
    <>
      <p className="quiet">
        {facts.join(' · ')} ·{' '}
        {languages.map(({ lang, name }, index) => (
          <span key={lang}>
            {index > 0 && ', '}
            <span lang={lang}>{name}</span>
          </span>
        ))}
      </p>
      <p className="quiet">{checked}</p>
    </>
  );
}

function Line({ line }) {
  return (
    <li>
      <p>
        <strong>{line.name}</strong>
      </p>
      <Facts {...line} />
      {line.number && (
        <a className="number" href={`tel:${line.number}`}>
          {line.number}
        </a>
      )}
      <p>
        <Outside {...line.link} />
      </p>
    </li>
  );
}

function MoreHelp({ id, help }) {
  const { danger, talk, saw, online, about } = help;
  return (
    <div id={id} className="more">
      <h3>{danger.heading}</h3>
      <p>
        {danger.text} <a href={`tel:${danger.number}`}>{danger.number}</a>
      </p>
      <h3>{talk.heading}</h3>
      <ul>
        <Line line={help.line} />
      </ul>
      <h3>{saw.heading}</h3>
      <p>{saw.text}</p>
      <p>
        <Outside {...saw.link} />
      </p>
      <h3>{online.heading}</h3>
      <p>{online.text}</p>
      <ul>
        <Line line={online.line} />
      </ul>
      <p>
        <strong>{help.fault}</strong>
      </p>
      <h3>{about.heading}</h3>
      {about.texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p className="quiet">{help.asOf}</p>
    </div>
  );
}

/** A banner of one country. */
export function HelpBanner({ help = KENYA }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { line, exit } = help;
  return (
    <section className="help" aria-labelledby={`${id}-title`}>
      <Sign shape={PHONE} />
      <div className="lead">
        <h2 id={`${id}-title`}>{help.heading}</h2>{' '}
        <a className="quiet" href="/countries">
          {help.change}
        </a>
        <p>
          <strong>{line.name}</strong>
        </p>
        <Facts {...line} />
      </div>
      <a className="number" href={`tel:${line.number}`}>
        {line.number}
      </a>
      <div className="way-out">
        <a className="button" href={exit.href} rel="noopener noreferrer">
          {exit.text}
        </a>
        <p className="quiet">{exit.about}</p>
      </div>
      <button
        type="button"
        className="button"
        aria-expanded={isOpen}
        aria-controls={`${id}-more`}
        onClick={() => setOpen(!isOpen)}
      >
        {help.more} <Sign shape={CHEVRON} />
      </button>
      {isOpen && <MoreHelp id={`${id}-more`} help={help} />}
    </section>
  );
}

import { createRoot } from 'react-dom/client';
import { HelpBanner } from '../banner/banner.jsx';
import { leaveByShift } from '../banner/shift.js';
import { FrameworkCard } from '../card/card.jsx';
import { SignupForm } from '../form/form.jsx';
import { MemberMap } from './map.jsx';

leaveByShift();
createRoot(document.querySelector('#root')).render(
  <>
    <HelpBanner />
    <MemberMap />
    <section className="signup">
      <h2>Stay connected</h2>
      <SignupForm />
      <p>
        <a href="/privacy.html">How we handle your data</a>
      </p>
    </section>
    <FrameworkCard />
  </>,
);

import { useForm } from 'react-hook-form';
import { send } from './send.js';
import { ERRORS, LABELS, THANKS } from './texts.js';

const EMAIL = /^\S+@\S+\.\S+$/;

export function SignupForm() {
  const { register, handleSubmit, formState } = useForm();
  const { errors, isSubmitSuccessful } = formState;
  const showError = (name) =>
    errors[name] && (
      <p className="error" id={`${name}-error`}>
        {errors[name].message}
      </p>
    );
  if (isSubmitSuccessful) {
    return (
      <p className="thanks" role="status">
        {THANKS}
      </p>
    );
  }
  return (
    <form noValidate onSubmit={handleSubmit(send)}>
      <div>
        <label htmlFor="email">{LABELS.email}</label>
        <input
          id="email"
          type="email"
          autoComplete="email"
          aria-describedby="email-error"
          {...register('email', { required: ERRORS.email, pattern: { value: EMAIL, message: ERRORS.email } })}
        />
        {showError('email')}
      </div>
      <div>
        <label htmlFor="name">{LABELS.name}</label>
        <input
          id="name"
          autoComplete="name"
          aria-describedby="name-error"
          {...register('name', { required: ERRORS.name })}
        />
        {showError('name')}
      </div>
      <div>
        <input
          id="consent"
          type="checkbox"
          aria-describedby="consent-error"
          {...register('consent', { required: ERRORS.consent })}
        />
        <label htmlFor="consent">{LABELS.consent}</label>
        {showError('consent')}
      </div>
      <button type="submit">{LABELS.button}</button>
    </form>
  );
}

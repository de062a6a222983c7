import { Field, Stack, useBilingual } from '@zhiban/ui';
import { Alert, Flex, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useForm } from './form-context.ts';
import { questionAnchor } from './places.ts';

/** The guided questions; an answer that leads to another service says so, with the way there. */
export function Situation() {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form' });
  const { view, draft } = useForm();
  const say = useBilingual();
  return (
    <Stack>
      {view.questions.map(({ id, question, hint, options, answer }) => (
        <div key={id} id={questionAnchor(id)} tabIndex={-1}>
          <Field label={say(question)} hint={hint ? say(hint) : undefined} required group>
            {({ id: control, ...aria }) => (
              <Radio.Group
                id={control}
                {...aria}
                value={draft.answers[id] ?? answer}
                onChange={event => draft.answer(id, event.target.value)}
              >
                <Flex vertical gap="small">
                  {options.map(option => (
                    <Radio key={option.value} value={option.value}>
                      {say(option.label)}
                      {option.hint ? (
                        <>
                          <br />
                          <span className="zb-small">{say(option.hint)}</span>
                        </>
                      ) : null}
                    </Radio>
                  ))}
                </Flex>
              </Radio.Group>
            )}
          </Field>
        </div>
      ))}
      {view.elsewhere ? (
        <Alert
          role="alert"
          type="warning"
          showIcon
          title={t('elsewhere')}
          description={say(view.elsewhere)}
        />
      ) : null}
    </Stack>
  );
}

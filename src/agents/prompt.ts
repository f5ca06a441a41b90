import type { Session, Task } from './agent-kind.ts'

/**
 * What the agent is told. A resumed session holds the work done so far, but perhaps not the whole task (it may have been
 * compacted, or cut before the first answer), so the task stands below once more.
 */
export const promptOf = (task: Task, session: Session): string => {
  switch (session.kind) {
    case 'fresh':
      return task.prompt
    case 'resume':
      return `${goOn}\n\n${task.prompt}`
  }
}

const goOn = [
  'The API account in use met its limit and the work was cut off; another account is in use now.',
  'Go on with the task exactly where you stopped. Look at what is done already and do not do it again.',
  'If everything is done, give your final answer. The task was:',
].join(' ')

/** The mutations of cases: register, move on, correct, hand over, close. */
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { CorrectCaseInput } from '../case-correction/case-correction.inputs.js';
import { correctCase } from '../case-correction/correct-case.js';
import type { CasesContext } from '../loaders.js';
import { PoliceCase } from '../police-case/police-case.js';
import {
  CloseCaseInput,
  MoveCaseInput,
  RegisterCaseInput,
  TransferCaseInput,
} from './case-keeping.inputs.js';
import { closeCase, moveCase, registerCase, transferCase } from './case-keeping.js';

@Resolver()
export class CaseKeepingResolver {
  @Mutation(() => PoliceCase, {
    description: 'Registers a case (vụ án) in a commune-level unit in scope. Its stage is REPORTED.',
  })
  registerCase(
    @Arg('input', () => RegisterCaseInput, { description: 'What happened where, and who handles it.' })
    input: RegisterCaseInput,
    @Ctx() context: CasesContext,
  ): Promise<PoliceCase> {
    return registerCase(context, input);
  }

  @Mutation(() => PoliceCase, {
    description:
      'Moves a case to its next stage (chuyển giai đoạn): one step at a time, in the order of days.',
  })
  moveCase(
    @Arg('input', () => MoveCaseInput, { description: 'Which case, which stage, when.' })
    input: MoveCaseInput,
    @Ctx() context: CasesContext,
  ): Promise<PoliceCase> {
    return moveCase(context, input);
  }

  @Mutation(() => PoliceCase, {
    description:
      'Corrects what was entered wrong (đính chính). What it was before stays, with role and reason, in `corrections`.',
  })
  correctCase(
    @Arg('input', () => CorrectCaseInput, { description: 'Which case, what is right, and why.' })
    input: CorrectCaseInput,
    @Ctx() context: CasesContext,
  ): Promise<PoliceCase> {
    return correctCase(context, input);
  }

  @Mutation(() => PoliceCase, {
    description: 'Hands a case that is not closed over to other organizations (chuyển đơn vị thụ lý).',
  })
  transferCase(
    @Arg('input', () => TransferCaseInput, { description: 'Which case, and who handles it now.' })
    input: TransferCaseInput,
    @Ctx() context: CasesContext,
  ): Promise<PoliceCase> {
    return transferCase(context, input);
  }

  @Mutation(() => PoliceCase, { description: 'Closes a case (kết thúc vụ án), from any stage.' })
  closeCase(
    @Arg('input', () => CloseCaseInput, { description: 'Which case, when, and how it ended.' })
    input: CloseCaseInput,
    @Ctx() context: CasesContext,
  ): Promise<PoliceCase> {
    return closeCase(context, input);
  }
}

import type { alignReturns } from "../calculations/align-returns.ts";
import type { MarketData } from "../calculations/market-data.ts";
import { runPlan } from "../calculations/run-plan.ts";
import type { ChunkIndex } from "../ports/chunk-index.ts";
import type { Logger } from "../ports/runtime.ts";
import type { PlanInput } from "../prompts/plan-calculations.ts";
import { type Calculated, type Narrated, type ReportAnswer, tellsNothing } from "./assemble-report.ts";
import { assessAnswer } from "./assess-answer.ts";
import type { Assignment } from "./assign-arm.ts";
import { auditNarrative } from "./audit-narrative.ts";
import { chooseModels, type Models } from "./choose-models.ts";
import { checkCitations } from "./citations/check-citations.ts";
import { type Classification, classifyQuestion, type RetrievalDepth } from "./classify-question.ts";
import { completeNarrative } from "./complete-narrative.ts";
import type { GateDecision } from "./confidence/decide-gate.ts";
import { decideRefusal, NO_EVIDENCE } from "./decide-refusal.ts";
import { deepen, tierFor } from "./deepen.ts";
import { evidenceOf, narrativeInputOf, planInputOf } from "./evidence.ts";
import { HybridRagFineTuning } from "./hybrid-rag-fine-tuning.ts";
import type { ModelCalls, ModelChoice } from "./model-calls.ts";
import { type Planned, type PlanningMode, planCalculations, type QuickPlan } from "./plan-calculations.ts";
import type { RiskQuestion } from "./report.ts";
import type { TellEvent } from "./report-events.ts";
import { type Retrieved, retrieveEvidence } from "./retrieve-evidence.ts";
import { scoreRetrieval } from "./score-retrieval.ts";
import { SentenceTeller } from "./sentence-teller.ts";
import type { Stopwatch } from "./stopwatch.ts";

export interface AdaptiveHybridSystemFields extends Models {
  readonly index: Pick<ChunkIndex, "search">;
  readonly quickPlan: ((input: PlanInput) => QuickPlan) | undefined;
  readonly planning: PlanningMode;
  /** Confidence in what was retrieved, from 0 to 1, under which is looked deeper once. */
  readonly confidenceThreshold: number;
  readonly logger: Logger;
}

export interface AdaptiveRequest {
  readonly question: RiskQuestion;
  readonly tenantId: string;
  /** Awaited beside the retrieval. */
  readonly data: Promise<MarketData>;
  readonly assignment: Assignment;
  readonly calls: ModelCalls;
  readonly watch: Stopwatch;
  readonly align: typeof alignReturns;
  /** Given where the steps and sentences are wanted as they come. */
  readonly tell?: TellEvent | undefined;
}

/** The way that was taken to an answer, and why. */
export interface Route {
  readonly kind: Classification["kind"];
  readonly depth: RetrievalDepth;
  readonly widened: boolean;
  readonly reason: string;
}

/** Everything that a report is put together from. */
export interface AdaptiveAnswer {
  readonly data: MarketData;
  readonly planInput: PlanInput;
  readonly planned: Planned;
  readonly calculated: Calculated;
  readonly retrieved: Retrieved;
  readonly answer: ReportAnswer;
  readonly route: Route;
}

/** Looks as deep for an answer as the question needs: the fewest passages that usually suffice, and once more where they do not. */
export class AdaptiveHybridSystem {
  private readonly fields: AdaptiveHybridSystemFields;
  private readonly hybrid = new HybridRagFineTuning();

  constructor(fields: AdaptiveHybridSystemFields) {
    this.fields = fields;
  }

  /** Throws whatever `data` rejects with, the provider's error when no model can plan, and the caller's reason to stop. */
  async generateAdaptive(request: AdaptiveRequest): Promise<AdaptiveAnswer> {
    const { question, watch, tell } = request;
    const asked = classifyQuestion(question.query);
    const models = chooseModels(this.fields, request.assignment, tierFor(asked.kind));
    const [data, retrieved] = await Promise.all([
      watch.time("data", () => request.data),
      this.retrieve(request, asked.depth),
    ]);
    const planInput = planInputOf(question, data, retrieved.facts);
    const planned = await watch.time("plan", () => this.plan(request, planInput, models));
    await tell?.({ type: "planned", planner: planned.planner, plan: planned.plan });
    const calculated = watch.timeSync("calculate", () => runPlan(planned.plan, data, request.align));
    await tell?.({ type: "calculated", calculations: [...calculated.ledger] });
    const work = { asked, data, planned, calculated, models };
    const refusal = decideRefusal({ plan: planned.plan, ...calculated });
    const { answer, looked } =
      refusal === undefined
        ? await this.answer(request, work, { depth: asked.depth, retrieved })
        : { answer: { refusal }, looked: { depth: asked.depth, retrieved } };
    return {
      data,
      planInput,
      planned,
      calculated,
      retrieved: looked.retrieved,
      answer,
      route: routeOf(asked, planned, looked),
    };
  }

  /** Narrates from the first look, and once more from a deeper one where the first does not make for a sure answer. */
  private async answer(
    request: AdaptiveRequest,
    work: Work,
    first: Look,
  ): Promise<{ readonly answer: ReportAnswer; readonly looked: Look }> {
    const looked = (await this.lookAhead(request, work, first)) ?? first;
    const narrated = await this.narrate(request, work, looked);
    const again = await this.lookAgain(request, work, looked, narrated);
    if (again !== undefined) {
      const second = await this.narrate(request, work, again);
      return { answer: await this.serve(work, second), looked: again };
    }
    return { answer: await this.serve(work, narrated), looked };
  }

  private async retrieve(
    { tenantId, question, watch, tell }: AdaptiveRequest,
    depth: RetrievalDepth,
  ): Promise<Retrieved> {
    const { index } = this.fields;
    const retrieved = await watch.time("retrieve", () =>
      retrieveEvidence({ index, tenantId, question: question.query, depth }),
    );
    await tell?.({
      type: "retrieved",
      passages: retrieved.passages.map(({ id, chunkId, title, source }) => ({ id, chunkId, title, source })),
    });
    return retrieved;
  }

  private plan(
    { assignment, calls }: AdaptiveRequest,
    input: PlanInput,
    models: readonly ModelChoice[],
  ): Promise<Planned> {
    const { model, quickPlan, planning } = this.fields;
    // A tuned version of the model in this process is there to plan better than the untuned one.
    const plansItself = assignment.model !== undefined && model.inProcess === true;
    return planCalculations({
      input,
      models,
      calls,
      quickPlan: plansItself ? undefined : quickPlan,
      planning,
    });
  }

  /** Passages are the whole answer only where nothing was calculated: then more of them may tell what the first do not. */
  private async lookAhead(
    request: AdaptiveRequest,
    { calculated }: Work,
    first: Look,
  ): Promise<Look | undefined> {
    if (calculated.ledger.length > 0) return undefined;
    const confidence = scoreRetrieval(request.question.query, first.retrieved.passages);
    if (confidence >= this.fields.confidenceThreshold) return undefined;
    return this.look(request, first, `confidence in the first passages was ${confidence}`);
  }

  private async lookAgain(
    request: AdaptiveRequest,
    { calculated }: Work,
    looked: Look,
    { narrated, gate }: Narration,
  ): Promise<Look | undefined> {
    if (calculated.ledger.length > 0 || gate.action !== "widen") return undefined;
    return this.look(request, looked, `confidence in the first answer was ${narrated.confidence.confidence}`);
  }

  private async look(request: AdaptiveRequest, before: Look, why: string): Promise<Look | undefined> {
    const depth = before.why === undefined ? deepen(before.depth) : undefined;
    return depth && { depth, why, retrieved: await this.retrieve(request, depth) };
  }

  private async narrate(
    { question, calls, tell, watch }: AdaptiveRequest,
    { asked, data, planned, calculated, models }: Work,
    { retrieved, why }: Look,
  ): Promise<Narration> {
    const evidence = evidenceOf(question, data, retrieved, calculated.ledger);
    const { passages, facts, ...prompt } = narrativeInputOf(
      question,
      evidence,
      planned.plan,
      calculated.problems,
    );
    const teller = tell && new SentenceTeller({ evidence, tell });
    await teller?.tellSoFar([]);
    const narration = await watch.time("narrate", () =>
      this.hybrid.generateWithRag({
        prompt,
        ragContext: { passages, facts },
        evidence,
        models,
        calls,
        tell: teller && ((sentences) => teller.tellSoFar(sentences)),
      }),
    );
    return watch.timeSync("check", () => {
      const { narrative, faults, citationCheckRate } = checkCitations(narration.output, evidence);
      const settled = narration.streamed ? narrative.sentences.length : 0;
      const whole = completeNarrative(narrative, evidence, settled);
      const { checked, withheld } = auditNarrative(whole, evidence);
      if (withheld > 0) this.fields.logger.error("figures failed the audit", { withheld });
      const { confidence, gate } = assessAnswer({
        kind: asked.kind,
        planned,
        calculated,
        checked,
        citationCheckRate,
        threshold: this.fields.confidenceThreshold,
        canWiden: why === undefined,
      });
      const narrated = {
        narration: { ...narration, output: checked },
        withheld,
        citationFaults: faults,
        confidence,
      };
      return { narrated, gate, teller };
    });
  }

  /** Tells the rest of an answer that is served; one from passages alone is served only when it is sure. */
  private async serve({ calculated }: Work, { narrated, gate, teller }: Narration): Promise<ReportAnswer> {
    const { output } = narrated.narration;
    const isUnsure = calculated.ledger.length === 0 && gate.action === "refuse";
    if (isUnsure || tellsNothing(output, calculated.ledger)) return { narrated, refusal: NO_EVIDENCE };
    await teller?.tell(output.sentences);
    return { narrated };
  }
}

/** A look at the knowledge; `why` tells why it was not the first. */
interface Look {
  readonly depth: RetrievalDepth;
  readonly retrieved: Retrieved;
  readonly why?: string;
}

/** What is settled before anything is narrated. */
interface Work {
  readonly asked: Classification;
  readonly data: MarketData;
  readonly planned: Planned;
  readonly calculated: Calculated;
  readonly models: readonly ModelChoice[];
}

/** A narrative with the verdict over it. */
interface Narration {
  readonly narrated: Narrated;
  readonly gate: GateDecision;
  readonly teller: SentenceTeller | undefined;
}

function routeOf(asked: Classification, { planner, margin }: Planned, { depth, why }: Look): Route {
  const planning =
    margin === undefined ? `planned by ${planner}` : `planned in process with margin ${margin}`;
  const looking = why === undefined ? "" : `; looked deeper as ${why}`;
  return {
    kind: asked.kind,
    depth,
    widened: why !== undefined,
    reason: `${asked.reason}; ${planning}${looking}`,
  };
}

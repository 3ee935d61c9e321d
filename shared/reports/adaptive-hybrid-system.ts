import type { alignReturns } from "../calculations/align-returns.ts";
import type { MarketData } from "../calculations/market-data.ts";
import { runPlan } from "../calculations/run-plan.ts";
import type { ChunkIndex } from "../ports/chunk-index.ts";
import type { Logger } from "../ports/runtime.ts";
import type { PlanInput } from "../prompts/plan-calculations.ts";
import { type Calculated, type ReportParts, tellsNothing } from "./assemble-report.ts";
import type { Assignment } from "./assign-arm.ts";
import { auditNarrative } from "./audit-narrative.ts";
import { chooseModels, type Models } from "./choose-models.ts";
import { type Classification, classifyQuestion, type RetrievalDepth } from "./classify-question.ts";
import { completeNarrative } from "./complete-narrative.ts";
import { decideRefusal } from "./decide-refusal.ts";
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
  readonly answer: ReportParts["answer"];
  readonly route: Route;
}

/** What an answer is to be made of. */
interface Material {
  readonly data: MarketData;
  readonly planned: Planned;
  readonly calculated: Calculated;
  readonly retrieved: Retrieved;
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
    const refusal = decideRefusal({ plan: planned.plan, ...calculated });
    const looked =
      refusal === undefined ? await this.lookDeeper(request, asked.depth, retrieved, calculated) : undefined;
    const material = { data, planned, calculated, retrieved: looked?.retrieved ?? retrieved };
    const answer =
      refusal === undefined
        ? await watch.time("narrate", () => this.narrate(request, material, models))
        : { refusal };
    return { ...material, planInput, answer, route: routeOf(asked, planned, looked) };
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

  /** Passages are the whole answer only where nothing was calculated: then more of them may tell what the first did not. */
  private async lookDeeper(
    request: AdaptiveRequest,
    usual: RetrievalDepth,
    { passages }: Retrieved,
    { ledger }: Calculated,
  ): Promise<Looked | undefined> {
    const depth = deepen(usual);
    if (ledger.length > 0 || depth === undefined) return undefined;
    const confidence = scoreRetrieval(request.question.query, passages);
    if (confidence >= this.fields.confidenceThreshold) return undefined;
    return { confidence, depth, retrieved: await this.retrieve(request, depth) };
  }

  private async narrate(
    { question, calls, tell }: AdaptiveRequest,
    { data, planned, calculated, retrieved }: Material,
    models: readonly ModelChoice[],
  ): Promise<ReportParts["answer"]> {
    const evidence = evidenceOf(question, data, retrieved, calculated.ledger);
    const { passages, facts, ...prompt } = narrativeInputOf(
      question,
      evidence,
      planned.plan,
      calculated.problems,
    );
    const teller = tell && new SentenceTeller({ evidence, tell });
    await teller?.tellSoFar([]);
    const narration = await this.hybrid.generateWithRag({
      prompt,
      ragContext: { passages, facts },
      evidence,
      models,
      calls,
      tell: teller && ((sentences) => teller.tellSoFar(sentences)),
    });
    const settled = narration.streamed ? narration.output.sentences.length : 0;
    const whole = completeNarrative(narration.output, evidence, settled);
    const { checked, withheld } = auditNarrative(whole, evidence);
    if (withheld > 0) this.fields.logger.error("figures failed the audit", { withheld });
    if (!tellsNothing(checked, calculated.ledger)) await teller?.tell(checked.sentences);
    return { narration: { ...narration, output: checked }, withheld };
  }
}

/** A second, deeper look, and the confidence in the first that made it necessary. */
interface Looked {
  readonly confidence: number;
  readonly depth: RetrievalDepth;
  readonly retrieved: Retrieved;
}

function routeOf(asked: Classification, planned: Planned, looked: Looked | undefined): Route {
  const { planner, margin } = planned;
  const planning =
    margin === undefined ? `planned by ${planner}` : `planned in process with margin ${margin}`;
  const depth = looked?.depth ?? asked.depth;
  const widening =
    looked === undefined
      ? ""
      : `, looked deeper as confidence in the first passages was ${looked.confidence}`;
  return {
    kind: asked.kind,
    depth,
    widened: looked !== undefined,
    reason: `${asked.reason}; ${planning}${widening}`,
  };
}

import { InProcessChunkIndex } from "../../../../functions/adapters/local/in-process-chunk-index.ts";
import { describeChunkIndexContract } from "../../../contracts/chunk-index.contract.ts";

describeChunkIndexContract("InProcessChunkIndex", async () => new InProcessChunkIndex());

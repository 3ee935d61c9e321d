import { FirestoreVectorIndex } from "../../functions/adapters/google/firestore-vector-index.ts";
import { InProcessChunkIndex } from "../../functions/adapters/local/in-process-chunk-index.ts";
import { describeChunkIndexContract } from "../contracts/chunk-index.contract.ts";
import { describeVectorIndexContract } from "../contracts/vector-index.contract.ts";

const vectors = () => new FirestoreVectorIndex({ projectId: "demo-finrisk", model: "test-768" });

describeVectorIndexContract("Firestore", async () => vectors());
describeChunkIndexContract(
  "in process, with vectors in Firestore",
  async () => new InProcessChunkIndex({ vectors: vectors() }),
);

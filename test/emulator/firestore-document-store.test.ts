import { FirestoreDocumentStore } from "../../functions/adapters/google/firestore-document-store.ts";
import { describeDocumentStoreContract } from "../contracts/document-store.contract.ts";

describeDocumentStoreContract(
  "Firestore",
  async () => new FirestoreDocumentStore({ projectId: "demo-finrisk" }),
);

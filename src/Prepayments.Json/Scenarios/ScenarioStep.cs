namespace Prepayments.Json;

/// <summary>Is a document of a scenario with what it must lead to.</summary>
public sealed class ScenarioStep
{
    internal ScenarioStep(Document document, Expectation expectation)
    {
        Document = document;
        Expectation = expectation;
    }

    /// <summary>Gets the document that is posted.</summary>
    public Document Document { get; }

    internal Expectation Expectation { get; }

    /// <summary>Returns type and number of the document.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Document.ToString();
}

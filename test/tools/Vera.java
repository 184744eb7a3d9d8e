import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Runs veraPDF, the open validator of PDF/A and PDF/UA (verapdf.org), on documents: `java -cp <jar>:<classes> Vera 2a,ua1
 * one.pdf another.pdf`. The jar of the npm package @opendataloader/pdf holds veraPDF's engine and profiles but not its command
 * line, nor what it reads profiles with: this stands in for both.
 *
 * Prints a line with the name of each document, after it a line `profile TAB PASS|FAIL TAB rules TAB assertions` for each
 * profile, and after that `TAB rule TAB count TAB message` for each rule that failed. The exit status is 2 where a document
 * could not be read.
 */
public class Vera {
  private static final int MOST_FAILURES = 10_000;

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    for (int document = 1; document < arguments.length; document++) {
      System.out.printf("%s%n", arguments[document]);
      for (String name : arguments[0].split(",")) validate(new File(arguments[document]), name);
    }
    System.exit(0);
  }

  private static void validate(File document, String name) {
    PDFAFlavour flavour = PDFAFlavour.fromString(name);
    try (PDFAParser parser = Foundries.defaultInstance().createParser(document, flavour)) {
      ValidationProfile profile = readProfile(name, flavour);
      PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, MOST_FAILURES, false, true, false);
      ValidationResult result = validator.validate(parser);
      String verdict = result.isCompliant() ? "PASS" : "FAIL";
      System.out.printf("%s\t%s\t%d\t%d%n", name, verdict, profile.getRules().size(), result.getTotalAssertions());
      printFailures(result);
    } catch (Exception exception) {
      exception.printStackTrace();
      System.exit(2);
    }
  }

  private static void printFailures(ValidationResult result) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, String> messages = new TreeMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
      String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
      counts.merge(rule, 1, Integer::sum);
      String message = assertion.getMessage() + " @ " + assertion.getLocation().getContext();
      messages.putIfAbsent(rule, message.replaceAll("\\s+", " "));
    }
    counts.forEach((rule, count) -> System.out.printf("\t%s\t%d\t%s%n", rule, count, messages.get(rule)));
  }

  private static ValidationProfile readProfile(String name, PDFAFlavour flavour) throws Exception {
    String file = name.startsWith("ua") ? "PDFUA-" + name.substring(2) : "PDFA-" + name.toUpperCase();
    InputStream stream =
        Profiles.class.getClassLoader().getResourceAsStream("org/verapdf/pdfa/validation/" + file + ".xml");
    Document profile = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
    Set<Rule> rules = new LinkedHashSet<>();
    for (Element rule : elements(profile.getDocumentElement(), "rule")) rules.add(readRule(rule));
    Set<Variable> variables = new LinkedHashSet<>();
    for (Element variable : elements(profile.getDocumentElement(), "variable")) variables.add(readVariable(variable));
    return Profiles.profileFromValues(
        flavour, Profiles.profileDetailsFromValues(name, "", "", new Date(0)), "", rules, variables);
  }

  private static Rule readRule(Element rule) {
    Element id = elements(rule, "id").get(0);
    RuleId ruleId =
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber")));
    List<ErrorArgument> arguments = new ArrayList<>();
    for (Element argument : elements(rule, "argument")) {
      arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), null, null));
    }
    String deferred = rule.getAttribute("deferred");
    return Profiles.ruleFromValues(
        ruleId,
        rule.getAttribute("object"),
        deferred.isEmpty() ? null : Boolean.valueOf(deferred),
        "",
        text(rule, "description"),
        text(rule, "test"),
        Profiles.errorFromValues(text(rule, "message"), arguments),
        new ArrayList<>());
  }

  private static Variable readVariable(Element variable) {
    return Profiles.variableFromValues(
        variable.getAttribute("name"),
        variable.getAttribute("object"),
        text(variable, "defaultValue"),
        text(variable, "value"));
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int index = 0; index < found.getLength(); index++) elements.add((Element) found.item(index));
    return elements;
  }

  private static String text(Element parent, String name) {
    List<Element> found = elements(parent, name);
    return found.isEmpty() ? "" : found.get(0).getTextContent();
  }
}
